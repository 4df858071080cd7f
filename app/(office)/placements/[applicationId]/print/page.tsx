import type { Metadata } from 'next'
import { PrintBar } from '#components/cases/print-bar'
import { Annex6 } from '#components/pieces/annex-6'
import { PrintedHead } from '#components/pieces/printed-head'
import { annex6Facts } from '#lib/server/placements/annex-6-facts'
import { loadApplication } from '#lib/server/placements/load-application'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '附件6 申请表' }

export default async function ApplicationPrintPage({
  params,
}: PageProps<'/placements/[applicationId]/print'>) {
  const { applicationId } = await params
  const loaded = await loadApplication(applicationId)
  return (
    <>
      <PrintBar title="附件6 申请表" back={`/placements/${loaded.application.id}`} backText="返回申请" />
      <Annex6 facts={await annex6Facts(loaded)} marks={{}} />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
