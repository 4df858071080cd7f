import type { Metadata } from 'next'
import { dutyGroups } from '#components/cases/duty-groups'
import { Reminders } from '#components/cases/reminders'
import { ReportMatters } from '#components/cases/report-matters'
import { OwnSchools } from '#components/inspector/own-schools'
import { SealLine } from '#components/inspector/seal-line'
import { DeskPlaces } from '#components/people/desk-places'
import { DutyList } from '#components/pieces/duty-list'
import { momentText } from '#components/ui/date-text'
import { Empty } from '#components/ui/empty'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { UnreviewedViews } from '#components/wider-views/unreviewed-views'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { dueClasses } from '#lib/rules/figures/silent-schools'
import { deps } from '#lib/server/deps'
import { readInspector } from '#lib/server/desk/read-inspector'
import { readRemindersAction, reviewWiderViewAction } from './actions.ts'

export const metadata: Metadata = { title: '责任校' }

export default async function InspectorPage() {
  const actor = await requireActor('inspector')
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const seen = await db.asActor(actor, (tx) => readInspector(tx, actor, now))
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
  return (
    <>
      <PageHeader
        title="责任校"
        lead={`${seen.schools.length} 所，截至 ${momentText(at, now.today)}；这一页只看，不改`}
      />
      <DeskPlaces places={seen.top.places} />
      <Reminders reminders={seen.top.reminders} action={readRemindersAction} />
      <UnreviewedViews {...seen.views} newKey={newId} review={reviewWiderViewAction} />
      <Section id="schools" title="学校">
        <OwnSchools schools={schools} />
      </Section>
      <Section id="countersign" title={`待会签 ${queue.length}份`}>
        {seen.top.policy?.profile.countersignature.value || queue.length > 0 ? (
          <DutyList groups={dutyGroups(queue, ['inspector'], now)} />
        ) : (
          <Empty>本地文件没有要求责任督学会签，这里没有待办。</Empty>
        )}
        {seen.closedUnsigned.length > 0 ? (
          <div className="pt-4">
            <p className="pb-2 text-muted">
              个案已销号、报告仍没有会签的 {seen.closedUnsigned.length}份：报告不完备，补签照记迟。
            </p>
            <ReportMatters reports={seen.closedUnsigned} today={now.today} withSchool />
          </div>
        ) : null}
      </Section>
      <Section id="inspect" title="督导" note="登记督导、抽样核对、提意见限期整改、复查，每一步都进台账。">
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/samples" variant="primary">
            抽样核对
          </LinkButton>
          <LinkButton href="/findings">督导意见</LinkButton>
          <LinkButton href="/inspections">督导登记</LinkButton>
          <LinkButton href="/reads">查阅记录</LinkButton>
        </div>
      </Section>
      <Section id="ledger" title="台账" note={<SealLine head={seen.head} today={now.today} />}>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/ledger/verify" variant="primary">
            核验全链
          </LinkButton>
          <LinkButton href="/ledger">查台账</LinkButton>
          <LinkButton href="/ledger/heads">链头与短码</LinkButton>
        </div>
      </Section>
    </>
  )
}
