import type { Metadata } from 'next'
import { PrintBar } from '#components/cases/print-bar'
import { HomeTeachingSheet } from '#components/pieces/home-teaching-sheet'
import { PrintedHead } from '#components/pieces/printed-head'
import { loadHomeTeaching } from '#lib/server/placements/load-home-teaching'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '送教上门记录' }

export default async function HomeTeachingPrintPage({
  params,
}: PageProps<'/home-teaching/[placementId]/print'>) {
  const { placementId } = await params
  const { teaching, tenantName } = await loadHomeTeaching(placementId)
  return (
    <>
      <PrintBar title="送教上门记录" back={`/home-teaching/${teaching.id}`} backText="返回送教" />
      <HomeTeachingSheet
        county={tenantName}
        school={teaching.child.school?.name ?? ''}
        childName={teaching.child.name}
        plan={teaching.plan}
        sessions={[...teaching.sessions].reverse()}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
