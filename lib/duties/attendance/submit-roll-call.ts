import { createHash } from 'node:crypto'
import { openDeadlines } from '#lib/data/deadlines'
import { newId } from '#lib/data/ids'
import type { Policy } from '#lib/data/policies'
import { findRollCallGround } from '#lib/data/roll-call-ground'
import { type Exception, insertRollCall } from '#lib/data/roll-calls'
import { onceWithActs } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import type { Act } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { ClockUnit } from '#lib/rules/clocks/clock-events'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SubmitRollCall } from '#lib/schemas/attendance/roll-call'
import { type Followed, followAbsences } from './follow-absences.ts'
import { openDay, takeMarks } from './take-marks.ts'
import { withdrawArrived } from './withdraw-arrived.ts'

/** 因这次点名当天欠下的一件：谁的、欠什么、怎么数到期。 */
export type OwedOfDay = {
  readonly id: string
  readonly childId: string
  readonly absenceId: string
  readonly duty: string
  readonly clause: string
  readonly ownerRole: string
  readonly startEvent: string
  readonly startAt: string
  readonly startOn: string
  readonly dueAt: string
  readonly amount: number
  readonly unit: ClockUnit
  readonly provisional: boolean
  readonly counted: readonly string[]
  readonly skipped: readonly { readonly date: string; readonly why: string }[]
}

/** 办成的点名：数目、记下的例外、当天欠的，无故缺勤的缺勤行号，新立的案。屏幕凭它说结果；没有姓名。 */
export type RollCallDone = {
  readonly rollCallId: string
  readonly day: string
  readonly at: string
  readonly enrolled: number
  readonly present: number
  readonly exceptions: readonly Exception[]
  readonly owed: readonly OwedOfDay[]
  readonly unexcused: string[]
  readonly opened: string[]
}

const MAY_CALL: readonly string[] = ['teacher', 'officer', 'principal']

/**
 * 报送点名（LX-2.2.1，DT-3.4.2，NA-3.4）：全班默认到校，只收例外；一个事务，送两次只算一次。
 * 拒绝：没到的日子、不上课的日子、七日以前的、不是本班的学生（整批）、已经点过的（改走更正）。
 */
export async function submitRollCall(
  deps: Deps,
  actor: Official,
  input: SubmitRollCall,
): Promise<Outcome<RollCallDone & { readonly again: boolean }>> {
  if (!MAY_CALL.includes(actor.role)) return refuse({ code: 'not_allowed' })
  const at = instant(deps.clock.now().getTime())
  const today = dayOf(at)
  const { classId, day, exceptions: given, submissionKey } = input
  const childIds = given.filter(({ reason }) => reason === 'unexcused').map(({ childId }) => childId)
  return deps.db.asActor(actor, async (tx) => {
    const asked = { classId, day, today, childIds, submissionKey }
    const ground = await findRollCallGround(tx, actor, asked)
    if (!ground) return refuse({ code: 'not_found' })
    const work = async (): Promise<Outcome<{ value: RollCallDone; acts: readonly Act[] }>> => {
      const open = openDay(ground, day, today)
      if (!open.ok) return open
      if (ground.currentId !== null) return refuse({ code: 'already_submitted', day })
      const marks = takeMarks(ground, given)
      if (!marks.ok) return marks
      const { exceptions, enrolled, present } = marks.value
      const { schoolId } = ground.class
      const written = await insertRollCall(tx, actor, newId(), {
        classId,
        schoolId,
        day,
        enrolled,
        present,
        exceptions,
        submissionKey,
      })
      const unexcused = exceptions
        .filter(({ reason }) => reason === 'unexcused')
        .map(({ childId }) => ({ childId, absenceId: written.absenceIds.get(childId) ?? '' }))
      const happened = { day, at, unexcused }
      const followed = await followAbsences(tx, actor, ground, adopted(ground.policy), happened)
      await withdrawArrived(tx, actor, ground, adopted(ground.policy), {
        day,
        at,
        unexcused: unexcused.map(({ childId }) => childId),
      })
      const ids = await openDeadlines(tx, actor, [
        ...followed.deadlines,
        ...followed.opened.flatMap(({ deadlines }) => deadlines),
      ])
      const value: RollCallDone = {
        rollCallId: written.rollCallId,
        day,
        at,
        enrolled,
        present,
        exceptions,
        owed: followed.deadlines.map((one, index) => owedOf(ids[index] ?? '', one)),
        unexcused: unexcused.map(({ absenceId }) => absenceId),
        opened: followed.opened.map(({ caseId }) => caseId),
      }
      const facts = { enrolled, present, exceptions: exceptions.length, digest: exceptionsDigest(exceptions) }
      const called: Act = {
        verb: 'submit_roll_call',
        subjectKind: 'roll_call',
        subjectId: written.rollCallId,
        classId,
        schoolId,
        happenedOn: day,
        facts,
      }
      return done({ value, acts: [called, ...followed.opened.map(({ act }) => act), ...followed.acts] })
    }
    const submission = { key: submissionKey, verb: 'submit_roll_call', input, known: ground.earlier }
    const outcome = await onceWithActs(tx, actor, submission, work)
    return outcome.ok ? done({ ...outcome.value.value, again: outcome.value.again }) : outcome
  })
}

function owedOf(id: string, { duty, subject }: Followed['deadlines'][number]): OwedOfDay {
  return {
    id,
    childId: subject.childId ?? '',
    absenceId: subject.absenceId ?? '',
    duty: duty.duty,
    clause: duty.clause,
    ownerRole: subject.ownerRole,
    startEvent: duty.event,
    startAt: duty.startAt,
    startOn: duty.startOn,
    dueAt: duty.dueAt,
    amount: duty.amount,
    unit: duty.unit,
    provisional: duty.provisional,
    counted: duty.counted,
    skipped: duty.skipped,
  }
}

/** 没有采用文件的租户不能起算任何时限：这是开通时漏了一步，不是办事的人的错。 */
export function adopted(policy: Policy | null): Policy {
  if (!policy) throw new Error('the tenant has adopted no policy for this day')
  return policy
}

/** 例外的摘要：台账里不写人，凭它可与缺勤行核对。 */
export function exceptionsDigest(exceptions: readonly Exception[]): string {
  const lines = exceptions.map(({ childId, reason }) => `${childId} ${reason}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
