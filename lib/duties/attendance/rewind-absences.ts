import { type AbsenceDeadline, listAbsenceDeadlines, voidDeadline } from '#lib/data/attendance-deadlines'
import { findCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import { openDeadlines } from '#lib/data/deadlines'
import type { Policy } from '#lib/data/policies'
import type { RollCallGround } from '#lib/data/roll-call-ground'
import { withdrawRelapse } from '#lib/duties/cases/relapse'
import { CLASS_OF_MARK } from '#lib/rules/attendance/absence-reasons'
import { type Change, type Rewind, reclassify } from '#lib/rules/attendance/reclassify'
import { hoursFilled, startingSignal } from '#lib/rules/attendance/starting-signal'
import { dayOf, endOfDay, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import type { Official } from '#lib/rules/people/actor'
import { lessonAt, triggerOf } from './absence-clocks.ts'
import { withdrawSignal } from './withdraw-signal.ts'

/** 回拨了什么：作废几项、改期几项、撤销立案没有；写入台账。 */
export type Rewound = { readonly voided: number; readonly restarted: number; readonly withdrawn: boolean }

/**
 * 缺勤事后改了性质（补假获批、点名更正）：在走的时限作废或改自尚存的首日起算，每一项留一句话；
 * 已办、已届满的不改判。立案所凭的日子都不成立了，撤销立案，不是销号，也不删。
 * `ground` 是改动之前读到的。
 */
export async function rewindAbsences(
  tx: Tx,
  actor: Official,
  ground: RollCallGround,
  policy: Policy,
  changed: { readonly childId: string; readonly change: Change; readonly at: Instant },
): Promise<Rewound> {
  const { childId, change, at } = changed
  const deadlines = await listAbsenceDeadlines(tx, actor, childId)
  const clocks = deadlines.map((deadline) => ({ ...deadline, ...clockOf(deadline, at) }))
  const history = {
    marks: ground.marksOf(childId),
    schoolDayOf: schoolDayOf(ground.calendars.school, ground.calendars.grade),
  }
  const result = reclassify(history, change, clocks, triggerOf(policy), at)
  const acts = result.rewinds.flatMap((rewind) => {
    const deadline = clocks.find((clock) => clock === rewind.clock)
    return deadline && rewind.act !== 'stand' ? [{ deadline, rewind }] : []
  })
  for (const { deadline, rewind } of acts) await voidDeadline(tx, actor, deadline.id, rewind.why)
  const restarted = acts.filter(({ rewind }) => rewind.act === 'restart')
  await openDeadlines(
    tx,
    actor,
    restarted.flatMap(({ deadline, rewind }) => restartOf(ground, policy, deadline, rewind, childId)),
  )
  const withdrawn = result.signal.opens
    ? false
    : await withdrawCase(tx, actor, ground, policy, { childId, marks: result.marks, at })
  return { voided: acts.length - restarted.length, restarted: restarted.length, withdrawn }
}

function clockOf(deadline: AbsenceDeadline, at: Instant) {
  const over = deadline.brokenAt !== null || at > deadline.dueAt
  const running = deadline.status === 'running' || deadline.status === 'paused'
  const status: 'running' | 'broken' | 'met' = running ? (over ? 'broken' : 'running') : 'met'
  return { startEvent: 'unexcused_absence' as const, status }
}

function restartOf(
  ground: RollCallGround,
  policy: Policy,
  deadline: AbsenceDeadline,
  rewind: Rewind,
  childId: string,
) {
  if (rewind.startOn === null) return []
  const { subjectId, round, caseId, classId, schoolId, ownerUnitId, ownerRole } = deadline
  return dutiesStarted(
    policy.profile,
    'unexcused_absence',
    lessonAt(policy, rewind.startOn),
    ground.calendars,
  )
    .filter(({ duty }) => duty === deadline.duty)
    .map((duty) => ({
      duty,
      subject: {
        subjectId,
        round: round + 1,
        caseId,
        childId,
        classId,
        schoolId,
        ownerUnitId,
        ownerRole,
        policyVersionId: policy.versionId,
      },
    }))
}

/** 误记的复辍撤回到观察；立案所凭的日子（后来延续的也算）有一天还成立就不撤；按小时立案的，自满时那一天看起。 */
async function withdrawCase(
  tx: Tx,
  actor: Official,
  ground: RollCallGround,
  policy: Policy,
  now: {
    readonly childId: string
    readonly marks: ReturnType<typeof reclassify>['marks']
    readonly at: Instant
  },
): Promise<boolean> {
  const held = ground.openCases.find(({ childId }) => childId === now.childId)
  const kase = held ? await findCase(tx, actor, held.caseId) : null
  if (!kase) return false
  const stillAway = (since: PlainDate) =>
    now.marks.some(({ day, mark }) => day >= since && CLASS_OF_MARK[mark] === 'unexcused')
  if (await withdrawRelapse(tx, actor, kase, stillAway)) return true
  if (kase.line !== 'truancy') return false
  const days = schoolDayOf(ground.calendars.school, ground.calendars.grade)
  const trigger = triggerOf(policy)
  const filled = trigger.mode === 'hours' ? hoursFilled(kase.absentSinceOn, trigger, days) : null
  const met = kase.metDays.length > 0 ? kase.metDays : [kase.absentSinceOn]
  const filledOn = filled === null ? null : dayOf(filled)
  const untils = filledOn === null ? met : [filledOn, ...met.filter((day) => day > filledOn)]
  const stands = untils.some((until) => {
    const history = { marks: now.marks.filter(({ day }) => day <= until), schoolDayOf: days }
    return startingSignal(history, trigger, endOfDay(until)).opens
  })
  if (stands) return false
  return withdrawSignal(tx, actor, kase, { note: '立案所凭的缺勤已更正或补假', at: now.at })
}
