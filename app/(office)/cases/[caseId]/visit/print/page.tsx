import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { paperFields } from '#components/cases/paper-fields'
import { PrintBar } from '#components/cases/print-bar'
import { Annex2 } from '#components/pieces/annex-2'
import { Annex3 } from '#components/pieces/annex-3'
import { ANNEX_CATEGORIES } from '#components/pieces/form-grid'
import { PrintedHead } from '#components/pieces/printed-head'
import { currentSitting } from '#lib/auth/current-sitting'
import { loadCase } from '#lib/server/cases/load-case'
import { chainLine } from '#lib/server/cases/load-chain'
import { caseMasks } from '#lib/server/cases/masks'
import { annex2Facts, annex3Facts } from '#lib/server/cases/papers'
import { loadPrintedHead } from '#lib/server/printed-head'
import { revealFieldAction } from './actions.ts'

export const metadata: Metadata = { title: '入户劝返记录' }

export default async function VisitPrintPage({ params }: PageProps<'/cases/[caseId]/visit/print'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  if (loaded.kase.visits.length === 0) notFound()
  const sitting = await currentSitting()
  // 附件3 只用于在籍旷课的学生；未入学的是附件2。
  const neverEnrolled = loaded.kase.line === 'never_enrolled'
  const masks = caseMasks(loaded)
  const facts = {
    ...annex3Facts(loaded.kase, masks),
    ...paperFields(loaded.kase.child.id, masks, revealFieldAction),
  }
  const categories = ANNEX_CATEGORIES.filter((category) => facts.categories.includes(category))
  const chain = await chainLine(loaded)
  return (
    <>
      <PrintBar title={neverEnrolled ? '组织入学记录' : '入户劝返记录'} back={`/cases/${loaded.kase.id}`} />
      {neverEnrolled ? (
        <Annex2
          facts={{ ...facts, ...annex2Facts(loaded.kase), categories, county: sitting?.tenantName ?? '' }}
          marks={{ serial: loaded.kase.number, chain }}
        />
      ) : (
        <Annex3
          facts={{ ...facts, categories, county: sitting?.tenantName ?? '' }}
          marks={{ serial: loaded.kase.number, chain }}
        />
      )}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
