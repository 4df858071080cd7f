import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { deskGroups } from '#components/attendance/duty-items'
import { TownshipFigures } from '#components/attendance/township-figures'
import { OwnOnTime } from '#components/bureau/own-on-time'
import { dutyGroups } from '#components/cases/duty-groups'
import { LeftCases } from '#components/cases/left-cases'
import { listedByClock, withMatters } from '#components/cases/matter-items'
import { Reminders } from '#components/cases/reminders'
import { TakeAlong } from '#components/offline/take-along'
import { DeskPlaces } from '#components/people/desk-places'
import { DutyList } from '#components/pieces/duty-list'
import { SurveyDuties } from '#components/survey/survey-duties'
import { Empty } from '#components/ui/empty'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { requireActor } from '#lib/auth/require-actor'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { deps } from '#lib/server/deps'
import { readTownship } from '#lib/server/desk/read-township'
import { readRemindersAction, recordTownshipVisitAction, takeAlongAction } from './actions.ts'
import { HandOverItem } from './hand-over-item.tsx'
import { InboxItem } from './inbox-item.tsx'
import { OfferedList } from './offered-list.tsx'

export const metadata: Metadata = { title: '本乡镇' }

const OURS = ['township', 'township_leader', 'village']

/** 先列这么多，先到期的在前；`?all` 全部列出。 */
const FIRST = { first: { count: 50, href: '/township?all#duties' } }

export default async function TownshipPage({ searchParams }: PageProps<'/township'>) {
  const actor = await requireActor('township', 'township_leader')
  const { all } = await searchParams
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const { top, inbox, left, villages, attendance, survey, own, beside, ...seen } = await db.asActor(
    actor,
    (tx) => readTownship(tx, actor, now),
  )
  // 移交的答复在下面各自的一节，不混在个案的待办里。
  const duties = seen.duties.filter(({ clock }) => clock.duty !== 'hand_over_answer')
  const groups = withMatters(
    dutyGroups(duties, OURS, now),
    seen.toCheck,
    { at: 'township' },
    { today: now.today, listed: listedByClock(duties, OURS) },
  )
  const toUs = seen.handOvers.filter(
    ({ toUnitId, answer }) => answer === null && toUnitId !== null && actor.unitIds.includes(toUnitId),
  )
  const fromUs = seen.handOvers.filter(({ fromUnitId }) => actor.unitIds.includes(fromUnitId)).slice(0, 10)
  return (
    <>
      <PageHeader
        title="本乡镇"
        lead={`待签收 ${inbox.length} 份，待答复的移交 ${toUs.length} 件，在走的时限 ${duties.length} 项`}
      />
      <DeskPlaces places={top.places} />
      <Reminders reminders={top.reminders} action={readRemindersAction} />
      {attendance ? <TownshipFigures {...attendance} schools={attendance.schools.length} /> : null}
      <SurveyDuties {...survey} />
      <Section
        id="inbox"
        title={`待签收的报告单 ${inbox.length}份`}
        note="签收之后个案归本乡镇劝返，入户时限随即起算；不该由本乡镇办的，退回并说明。"
      >
        <ArrivalFocus key={inbox.map(({ id }) => id).join()}>
          {inbox.length === 0 ? <Empty>没有待签收的报告单。</Empty> : null}
          <ul className="flex flex-col gap-4">
            {inbox.map((paper, index) => (
              <InboxItem key={paper.id} paper={paper} today={now.today} open={index === 0} />
            ))}
          </ul>
        </ArrivalFocus>
      </Section>
      {toUs.length > 0 ? (
        <Section
          id="hand-overs"
          title={`送来的移交 ${toUs.length}件`}
          note="孩子现住本乡镇的，接收；不是的，退回并说明。接收之前个案仍归移交方。"
        >
          <ArrivalFocus key={toUs.map(({ id }) => id).join()}>
            <ul className="flex flex-col gap-4">
              {toUs.map((offer, index) => (
                <HandOverItem key={offer.id} offer={offer} villages={villages} now={now} open={index === 0} />
              ))}
            </ul>
          </ArrivalFocus>
        </Section>
      ) : null}
      <Section id="duties" title="个案按到期">
        <DutyList groups={groups} {...(all === undefined ? FIRST : {})} />
      </Section>
      {beside.length > 0 ? (
        <Section
          id="beside"
          title={`不在个案里的时限 ${beside.length}项`}
          note="村里反馈的线索要核实；从没编班、在外地上学的要按期跟踪。"
        >
          <DutyList groups={deskGroups(beside, 'township', now)} />
        </Section>
      ) : null}
      <TakeAlong
        owner={actor.personId}
        what="今天该入户的个案"
        take={takeAlongAction}
        senders={{ visit: recordTownshipVisitAction }}
      />
      {fromUs.length > 0 ? (
        <Section id="offered" title="提出去的移交">
          <OfferedList offers={fromUs} now={now} />
        </Section>
      ) : null}
      <OwnOnTime title="本乡镇近30天按期没有" by="unit" {...own} />
      <LeftCases cases={left} mayName={false} />
    </>
  )
}
