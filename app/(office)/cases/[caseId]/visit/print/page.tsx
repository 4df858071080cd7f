import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { Annex3 } from '#components/pieces/annex-3'
import { ANNEX_CATEGORIES } from '#components/pieces/form-grid'
import { currentSitting } from '#lib/auth/current-sitting'
import { loadCase } from '#lib/server/cases/load-case'
import { caseMasks } from '#lib/server/cases/masks'
import { annex3Facts } from '#lib/server/cases/papers'

export const metadata: Metadata = { title: '入户劝返记录' }

export default async function VisitPrintPage({ params }: PageProps<'/cases/[caseId]/visit/print'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  // 附件3 只用于在籍旷课的学生；未入学的另有附件1、2。
  if (loaded.kase.visits.length === 0 || loaded.kase.line === 'never_enrolled') notFound()
  const sitting = await currentSitting()
  const facts = annex3Facts(loaded.kase, caseMasks(loaded))
  const categories = ANNEX_CATEGORIES.filter((category) => facts.categories.includes(category))
  return (
    <>
      <PrintBar title="入户劝返记录" back={`/cases/${loaded.kase.id}`} />
      <Annex3
        facts={{ ...facts, categories, county: sitting?.tenantName ?? '' }}
        marks={{ serial: loaded.kase.number }}
      />
    </>
  )
}
