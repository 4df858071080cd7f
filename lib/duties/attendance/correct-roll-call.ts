import type { Tx } from '#lib/data/database'
import { openDeadlines } from '#lib/data/deadlines'
import { findRollCallGround, type RollCallGround } from '#lib/data/roll-call-ground'
import { type Exception, findRollCall } from '#lib/data/roll-calls'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvents } from '#lib/ledger/append'
import type { AttendanceMark } from '#lib/rules/attendance/absence-reasons'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CorrectRollCall } from '#lib/schemas/attendance/roll-call'
import { followAbsences, type UnexcusedPupil } from './follow-absences.ts'
import { rewindAbsences } from './rewind-absences.ts'
import { adopted } from './submit-roll-call.ts'
import { takeMarks } from './take-marks.ts'
import { writeCorrection } from './write-correction.ts'

export type Corrected = {
  readonly rollCallId: string
  readonly day: string
  readonly enrolled: number
  readonly present: number
  /** 改了情况的学生数。 */
  readonly changed: number
}

/**
 * 更正点名：新的一行，写明理由，旧行留着。由无故改为别的，时限回拨、无由的案撤销；
 * 新记为无故的，时限与立案同报送时。一处也没有改的不收；没有改动的人，欠的还是原来那件，不另起时限。
 */
export async function correctRollCall(
  deps: Deps,
  actor: Official,
  input: CorrectRollCall,
): Promise<Outcome<Corrected>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'correct_roll_call', input }, async () => {
      if (!['teacher', 'officer', 'principal'].includes(actor.role)) return refuse({ code: 'not_allowed' })
      const old = await findRollCall(tx, actor, input.rollCallId)
      if (!old) return refuse({ code: 'not_found' })
      if (old.replaced) return refuse({ code: 'changed_meanwhile' })
      const childIds = [...old.exceptions, ...input.exceptions].map(({ childId }) => childId)
      const asked = { classId: old.classId, day: old.day, today: dayOf(at), childIds }
      const ground = await findRollCallGround(tx, actor, asked)
      if (!ground) return refuse({ code: 'not_found' })
      const marks = takeMarks(ground, input.exceptions)
      if (!marks.ok) return marks
      const { exceptions, enrolled, present } = marks.value
      const changes = changesBetween(old.exceptions, exceptions)
      if (changes.length === 0) return refuse({ code: 'nothing_changed' })
      const written = await writeCorrection(tx, actor, old, {
        enrolled,
        exceptions,
        submissionKey: input.submissionKey,
        reason: input.reason,
        facts: { changed: changes.length },
      })
      if (!written) return refuse({ code: 'changed_meanwhile' })
      for (const { childId, from, to } of changes) {
        if (from !== 'unexcused') continue
        const change = { kind: 'correction', day: old.day, to } as const
        await rewindAbsences(tx, actor, ground, adopted(ground.policy), { childId, change, at })
      }
      const unexcused = changes
        .filter(({ to }) => to === 'unexcused')
        .map(({ childId }) => ({ childId, absenceId: written.absenceIds.get(childId) ?? '' }))
      await follow(tx, actor, ground, { day: old.day, at, unexcused })
      const { rollCallId } = written
      return done({ rollCallId, day: old.day, enrolled, present, changed: changes.length })
    }),
  )
}

async function follow(
  tx: Tx,
  actor: Official,
  ground: RollCallGround,
  happened: { day: PlainDate; at: Instant; unexcused: readonly UnexcusedPupil[] },
): Promise<void> {
  if (happened.unexcused.length === 0) return
  const { deadlines, opened, acts } = await followAbsences(
    tx,
    actor,
    ground,
    adopted(ground.policy),
    happened,
  )
  await openDeadlines(tx, actor, [...deadlines, ...opened.flatMap((one) => one.deadlines)])
  await appendEvents(tx, actor, [...opened.map(({ act }) => act), ...acts])
}

type MarkChange = { readonly childId: string; readonly from: AttendanceMark; readonly to: AttendanceMark }

function changesBetween(before: readonly Exception[], after: readonly Exception[]): MarkChange[] {
  const markOf = (list: readonly Exception[], childId: string): AttendanceMark =>
    list.find((one) => one.childId === childId)?.reason ?? 'present'
  return [...new Set([...before, ...after].map(({ childId }) => childId))]
    .map((childId) => ({ childId, from: markOf(before, childId), to: markOf(after, childId) }))
    .filter(({ from, to }) => from !== to)
}
