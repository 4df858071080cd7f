import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rowsHref } from '#components/bureau/row-filter'
import { dutyGroups } from '#components/cases/duty-groups'
import { LedgerFilter } from '#components/inspector/ledger-filter'
import { LedgerTable } from '#components/inspector/ledger-table'
import { OwnSchools } from '#components/inspector/own-schools'
import { SealLine } from '#components/inspector/seal-line'
import { DutyList } from '#components/pieces/duty-list'
import { momentText } from '#components/ui/date-text'
import { Empty } from '#components/ui/empty'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { requireActor } from '#lib/auth/require-actor'
import { countClocksBySchool, listOwed } from '#lib/data/figures-clocks'
import { listSchools } from '#lib/data/figures-schools'
import { countOpenBySchool } from '#lib/data/figures-stages'
import { EVENTS_PER_PAGE, findHead, listLedger } from '#lib/data/ledger-pages'
import { findPolicy } from '#lib/data/policies'
import { listClassesToday } from '#lib/data/submission-wall'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { dueClasses } from '#lib/rules/figures/silent-schools'
import { ledgerPageQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '责任校' }

export default async function InspectorPage({ searchParams }: PageProps<'/inspector'>) {
  const actor = await requireActor('inspector')
  const { filter, before } = ledgerPageQuery(await searchParams)
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const seen = await db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    classes: await listClassesToday(tx, actor, now.today),
    open: await countOpenBySchool(tx, actor),
    broken: await countClocksBySchool(tx, actor, 'broken', at),
    owed: await listOwed(tx, actor, 'inspector'),
    policy: await findPolicy(tx, actor, now.today),
    ledger: await listLedger(tx, actor, filter, before),
    head: await findHead(tx, actor),
  }))
  if (filter.schoolId && !seen.schools.some(({ id }) => id === filter.schoolId)) notFound()
  const due = dueClasses(seen.classes)
  const queue = seen.owed.flatMap((row) => (row.kase ? [{ ...row, kase: row.kase }] : []))
  const schools = seen.schools.map(({ id, name }) => {
    const own = due.filter(({ schoolId }) => schoolId === id)
    return {
      id,
      name,
      due: own.length,
      submitted: own.filter(({ state }) => state === 'submitted').length,
      open: seen.open.get(id) ?? 0,
      broken: seen.broken.get(id) ?? 0,
      toSign: queue.filter(({ schoolId }) => schoolId === id).length,
    }
  })
  const older = seen.ledger.next
  return (
    <>
      <PageHeader
        title="责任校"
        lead={`${seen.schools.length} 所，截至 ${momentText(at, now.today)}；这一页只看，不改`}
      />
      <Section id="schools" title="学校">
        <OwnSchools schools={schools} />
      </Section>
      <Section id="countersign" title={`待会签 ${queue.length}份`}>
        {seen.policy?.profile.countersignature.value || queue.length > 0 ? (
          <DutyList groups={dutyGroups(queue, ['inspector'], now)} />
        ) : (
          <Empty>本地文件没有要求责任督学会签，这里没有待办。</Empty>
        )}
      </Section>
      <Section id="ledger" title="台账" note={<SealLine head={seen.head} today={now.today} />}>
        <LedgerFilter schools={seen.schools} filter={filter} today={now.today} />
        <LedgerTable lines={seen.ledger.lines} today={now.today} />
        {older || before ? (
          <div className="flex gap-3 pt-4">
            {before ? <LinkButton href={pageHref(filter)}>回到最新</LinkButton> : null}
            {older ? <LinkButton href={pageHref(filter, older)}>更早的{EVENTS_PER_PAGE}条</LinkButton> : null}
          </div>
        ) : null}
      </Section>
    </>
  )
}

function pageHref(
  filter: { readonly schoolId?: string; readonly verb?: string; readonly day?: string },
  before?: number,
): string {
  const query = {
    school: filter.schoolId,
    verb: filter.verb,
    day: filter.day,
    before: before ? String(before) : undefined,
  }
  return `${rowsHref('/inspector', query)}#ledger`
}
