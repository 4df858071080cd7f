import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PrintButton } from '#components/bureau/print-button'
import { SealPlace, Sheet, SheetTitle } from '#components/pieces/paper'
import { PrintedHead } from '#components/pieces/printed-head'
import { fullDayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { listInspections } from '#lib/data/inspection/inspections'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '督导通知' }

const EVER = plainDate('2000-01-01')

export default async function InspectionNoticePage({
  params,
}: PageProps<'/inspections/[inspectionId]/notice'>) {
  const actor = await requireActor('inspector', 'bureau', 'principal', 'officer')
  const { inspectionId } = await params
  if (!z.uuid().safeParse(inspectionId).success) notFound()
  const all = await deps().db.asActor(actor, (tx) => listInspections(tx, actor, EVER))
  const visit = all.filter((row) => row.visitId === inspectionId && row.noticedOn !== null)
  const [first] = visit
  if (!first) notFound()
  return (
    <>
      <PageHeader
        title="督导通知"
        crumbs={[{ label: '督导登记', href: '/inspections' }]}
        actions={<PrintButton />}
      />
      {visit.map((row) => (
        <Sheet key={row.id} label={`督导通知 ${row.school.name}`}>
          <SheetTitle>控辍保学{row.kind === 'special' ? '专项' : '经常性'}督导通知</SheetTitle>
          <p>{row.school.name}：</p>
          <p className="indent-8 leading-8">
            依据《教育督导条例》第十七条，定于{fullDayText(row.heldOn)}对你校开展控辍保学
            {row.kind === 'special' ? '专项' : '经常性'}督导。事由：{row.purpose}
          </p>
          <p className="indent-8 leading-8">督导人员：{row.members}。</p>
          <p className="indent-8 leading-8">
            请备好点名册、劝返记录（附件4）、书面报告单（附件5）及送达签收凭据备查，并依第十八条先行自评。督导人员与你校人员有近亲属关系的，请于收到本通知时提出回避（第十条）。
          </p>
          <SealPlace unit="教育督导机构" on={row.noticedOn ?? undefined} />
        </Sheet>
      ))}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
