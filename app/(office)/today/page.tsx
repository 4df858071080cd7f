import type { Metadata } from 'next'
import { ClassRoll } from '#components/attendance/class-roll'
import { deskGroups } from '#components/attendance/duty-items'
import { WaitingList } from '#components/attendance/waiting-list'
import { Reminders } from '#components/cases/reminders'
import { TakeAlong } from '#components/offline/take-along'
import { DeskPlaces } from '#components/people/desk-places'
import { DutyList } from '#components/pieces/duty-list'
import { dayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { requireActor } from '#lib/auth/require-actor'
import { now, readDesk } from '#lib/server/attendance/load-desk'
import { deps } from '#lib/server/deps'
import { readDeskTop } from '#lib/server/desk/desk-top'
import { readRemindersAction, sendRollCallAction, takeAlongAction } from './actions.ts'

export const metadata: Metadata = { title: '今日' }

export default async function TodayPage() {
  const actor = await requireActor('teacher')
  const moment = now()
  const { top, desk } = await deps().db.asActor(actor, async (tx) => ({
    top: await readDeskTop(tx, actor, moment),
    desk: await readDesk(tx, actor, moment),
  }))
  const groups = deskGroups(desk.duties, actor.role, moment)
  const toCall = desk.classes.some(({ closed, call }) => closed === null && call === null)
  return (
    <>
      <PageHeader
        title="今日"
        lead={dayText(moment.today)}
        actions={<LinkButton href="/leaves/new">登记请假</LinkButton>}
      />
      <DeskPlaces places={top.places} />
      <Reminders reminders={top.reminders} action={readRemindersAction} />
      <Section id="roll-calls" title="点名">
        {desk.classes.length === 0 ? (
          <p className="text-muted">您的任职没有对应的班级。请联系学校更新任职。</p>
        ) : (
          <ul className="border-t border-line-strong">
            {desk.classes.map((one) => (
              <ClassRoll key={one.classId} {...one} late={desk.pastCutOff} />
            ))}
          </ul>
        )}
      </Section>
      <Section id="duties" title="待办">
        <DutyList
          groups={{ ...groups, waiting: [] }}
          {...(toCall
            ? { empty: '先点名；点名之外，今天没有别的待办。' }
            : desk.nextSchoolDay
              ? { next: `${dayText(desk.nextSchoolDay, moment.today)} 点名` }
              : {})}
        />
        <WaitingList items={groups.waiting} />
      </Section>
      <TakeAlong
        owner={actor.personId}
        what="今天还没有点名的名单"
        take={takeAlongAction}
        senders={{ roll_call: sendRollCallAction }}
      />
    </>
  )
}
