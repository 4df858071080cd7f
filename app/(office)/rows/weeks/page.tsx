import type { Metadata } from 'next'
import { PrintButton } from '#components/bureau/print-button'
import { TrendTable } from '#components/bureau/trend-table'
import { PrintedHead } from '#components/pieces/printed-head'
import { monthDayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { findYearBase } from '#lib/data/figures-line'
import { findTermStart, listWeeks } from '#lib/data/figures-trend'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { schoolYearOf } from '#lib/rules/figures/school-year'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '逐周走势' }

/** 两张走势图打开的行：学期以来一周一行。 */
export default async function WeekRowsPage() {
  const actor = await requireActor('bureau')
  const desk = DESKS[actor.role]
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { from, weeks } = await db.asActor(actor, async (tx) => {
    const from =
      (await findTermStart(tx, actor, today)) ?? (await findYearBase(tx, actor, schoolYearOf(today)))
    return { from, weeks: await listWeeks(tx, actor, { from, to: today, withCalls: true }) }
  })
  return (
    <>
      <PageHeader
        title="逐周走势"
        actions={<PrintButton />}
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${monthDayText(from, today)}开学以来，到今天为止`}
      />
      <TrendTable weeks={weeks} />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
