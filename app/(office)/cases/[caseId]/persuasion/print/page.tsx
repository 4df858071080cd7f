import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { paperFields } from '#components/cases/paper-fields'
import { PrintBar } from '#components/cases/print-bar'
import { Annex4 } from '#components/pieces/annex-4'
import { PrintedHead } from '#components/pieces/printed-head'
import { loadCase } from '#lib/server/cases/load-case'
import { chainLine } from '#lib/server/cases/load-chain'
import { caseMasks } from '#lib/server/cases/masks'
import { annex4Facts } from '#lib/server/cases/papers'
import { loadPrintedHead } from '#lib/server/printed-head'
import { revealFieldAction } from './actions.ts'

export const metadata: Metadata = { title: '劝返记录' }

export default async function PersuasionPrintPage({
  params,
  searchParams,
}: PageProps<'/cases/[caseId]/persuasion/print'>) {
  const { caseId } = await params
  const { n } = await searchParams
  const loaded = await loadCase(caseId)
  const persuasion = loaded.kase.persuasions.find((one) => String(one.ordinal) === (n ?? '1'))
  if (!persuasion) notFound()
  const masks = caseMasks(loaded)
  const serial = `${loaded.kase.number} 第${persuasion.ordinal}次`
  return (
    <>
      <PrintBar title="学校劝返记录" back={`/cases/${loaded.kase.id}`} />
      <Annex4
        facts={{
          ...annex4Facts(loaded.kase, persuasion, masks, loaded.background.contacts),
          ...paperFields(loaded.kase.child.id, masks, revealFieldAction),
        }}
        marks={{ serial, chain: await chainLine(loaded) }}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
