import { extendStreaks } from '#lib/data/cases/extend-streak'
import { type Opened, type Opening, openCases } from '#lib/data/cases/open-case'
import type { Tx } from '#lib/data/database'
import type { DeadlineSubject } from '#lib/data/deadlines'
import type { Policy } from '#lib/data/policies'
import type { OpenCase, RollCallGround } from '#lib/data/roll-call-ground'
import { relapse } from '#lib/duties/cases/relapse'
import type { Act } from '#lib/ledger/append'
import type { AttendanceMark } from '#lib/rules/attendance/absence-reasons'
import { startingSignal } from '#lib/rules/attendance/starting-signal'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'
import type { Official } from '#lib/rules/people/actor'
import { lessonAt, OF_THE_DAY, triggerOf } from './absence-clocks.ts'
import { openingFrom } from './case-opening.ts'

export type UnexcusedPupil = { readonly childId: string; readonly absenceId: string }

/** 无故缺勤引起的一切；时限与事件由调用者与自己的一并写。 */
export type Followed = {
  readonly deadlines: readonly { readonly duty: DutyStarted; readonly subject: DeadlineSubject }[]
  readonly opened: readonly Opened[]
  /** 立案所据的日子延长了的各案。 */
  readonly acts: readonly Act[]
}

/**
 * 每名无故缺勤的学生：当天欠家长、欠学校各一件（DT-3.4.2，NA-3.5，NA-3.6）；
 * 观察期中的案件回到劝返；没有未结个案而信号已满的立案，一段连续缺勤只立一次。
 */
export async function followAbsences(
  tx: Tx,
  actor: Official,
  ground: RollCallGround,
  policy: Policy,
  happened: { readonly day: PlainDate; readonly at: Instant; readonly unexcused: readonly UnexcusedPupil[] },
): Promise<Followed> {
  const { day, at, unexcused } = happened
  const onTheDay = dutiesStarted(
    policy.profile,
    'unexcused_absence',
    lessonAt(policy, day),
    ground.calendars,
  ).filter(({ duty }) => OF_THE_DAY.includes(duty))
  const deadlines = unexcused.flatMap(({ childId, absenceId }) =>
    onTheDay.map((duty) => ({ duty, subject: sameDaySubject(ground, policy, duty, childId, absenceId) })),
  )
  const openings: Opening[] = []
  const growing: string[] = []
  for (const { childId } of unexcused) {
    const held = ground.openCases.filter((kase) => kase.childId === childId)
    for (const kase of held.filter((one) => isWatched(one, day))) {
      await relapse(tx, actor, kase.caseId, { day, at })
    }
    growing.push(...held.filter(isAway).map(({ caseId }) => caseId))
    if (held.length === 0) openings.push(...openingFor(ground, policy, childId, happened))
  }
  const extended = await extendStreaks(tx, actor, growing, day)
  const { id: classId, schoolId } = ground.class
  const acts = extended.map((caseId) => ({
    verb: 'extend_streak',
    subjectKind: 'dropout_case',
    subjectId: caseId,
    caseId,
    classId,
    schoolId,
    happenedOn: day,
    facts: { day },
  }))
  return { deadlines, acts, opened: await openCases(tx, actor, openings, dayOf(at)) }
}

/** 还没有回来的案：又缺一天，立案所据的日子随之延长。 */
function isAway({ state }: OpenCase): boolean {
  return !['returned', 'enrolled', 'observed', 'placed', 'survey', 'organising'].includes(state)
}

/** 观察中的案；补录返校以前的缺勤不算复辍。 */
function isWatched({ state, returnedOn }: OpenCase, day: PlainDate): boolean {
  return ['returned', 'enrolled', 'observed'].includes(state) && (returnedOn === null || day >= returnedOn)
}

function sameDaySubject(
  ground: RollCallGround,
  policy: Policy,
  duty: DutyStarted,
  childId: string,
  absenceId: string,
): DeadlineSubject {
  const { id: classId, schoolId } = ground.class
  return {
    subjectId: absenceId,
    absenceId,
    childId,
    classId,
    schoolId,
    ownerUnitId: duty.owner === 'teacher' ? classId : schoolId,
    ownerRole: duty.owner,
    policyVersionId: policy.versionId,
  }
}

function openingFor(
  ground: RollCallGround,
  policy: Policy,
  childId: string,
  { day, at }: { readonly day: PlainDate; readonly at: Instant },
): Opening[] {
  const pupil = ground.roster.find((one) => one.childId === childId)
  if (!pupil) return []
  const earlier = ground.marksOf(childId).filter((marked) => marked.day !== day)
  const history = {
    marks: [...earlier, { day, mark: 'unexcused' as AttendanceMark }],
    schoolDayOf: schoolDayOf(ground.calendars.school, ground.calendars.grade),
  }
  const signal = startingSignal(history, triggerOf(policy), at)
  const { calendars } = ground
  return signal.opens ? [openingFrom({ policy, calendars, at }, ground.class, pupil, signal)] : []
}
