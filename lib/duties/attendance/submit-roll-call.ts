import { createHash } from 'node:crypto'
import { openDeadlines } from '#lib/data/deadlines'
import { newId } from '#lib/data/ids'
import type { Policy } from '#lib/data/policies'
import { findRollCallGround } from '#lib/data/roll-call-ground'
import { type Exception, insertRollCall } from '#lib/data/roll-calls'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvents } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SubmitRollCall } from '#lib/schemas/attendance/roll-call'
import { followAbsences } from './follow-absences.ts'
import { openDay, takeMarks } from './take-marks.ts'
import { withdrawArrived } from './withdraw-arrived.ts'

/** 办成的点名：数目，无故缺勤的缺勤行号，新立的案。没有姓名。 */
export type RollCallDone = {
  readonly rollCallId: string
  readonly day: string
  readonly enrolled: number
  readonly present: number
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
): Promise<Outcome<RollCallDone>> {
  if (!MAY_CALL.includes(actor.role)) return refuse({ code: 'not_allowed' })
  const at = instant(deps.clock.now().getTime())
  const today = dayOf(at)
  const { classId, day, exceptions: given, submissionKey } = input
  const childIds = given.filter(({ reason }) => reason === 'unexcused').map(({ childId }) => childId)
  return deps.db.asActor(actor, async (tx) => {
    const asked = { classId, day, today, childIds, submissionKey }
    const ground = await findRollCallGround(tx, actor, asked)
    if (!ground) return refuse({ code: 'not_found' })
    const work = async (): Promise<Outcome<RollCallDone>> => {
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
      await openDeadlines(tx, actor, [
        ...followed.deadlines,
        ...followed.opened.flatMap(({ deadlines }) => deadlines),
      ])
      await appendEvents(tx, actor, [
        {
          verb: 'submit_roll_call',
          subjectKind: 'roll_call',
          subjectId: written.rollCallId,
          classId,
          schoolId,
          happenedOn: day,
          facts: { enrolled, present, exceptions: exceptions.length, digest: exceptionsDigest(exceptions) },
        },
        ...followed.opened.map(({ act }) => act),
        ...followed.acts,
      ])
      return done({
        rollCallId: written.rollCallId,
        day,
        enrolled,
        present,
        unexcused: unexcused.map(({ absenceId }) => absenceId),
        opened: followed.opened.map(({ caseId }) => caseId),
      })
    }
    return once(tx, actor, { key: submissionKey, verb: 'submit_roll_call', input }, work, ground.earlier)
  })
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
