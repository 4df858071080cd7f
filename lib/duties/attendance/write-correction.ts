import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import {
  type Exception,
  insertRollCall,
  type RollCallLines,
  replaceRollCall,
  type WrittenRollCall,
} from '#lib/data/roll-calls'
import { appendEvent } from '#lib/ledger/append'
import { isAtSchool } from '#lib/rules/attendance/absence-reasons'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { exceptionsDigest } from './submit-roll-call.ts'

/**
 * 更正是新的一次点名，旧的让位而不消失：谁、为什么、改成什么都在台账。
 * 别人先更正过的给 null，什么也没有写。
 */
export async function writeCorrection(
  tx: Tx,
  actor: Official,
  old: { readonly id: string; readonly classId: string; readonly schoolId: string; readonly day: PlainDate },
  now: Pick<RollCallLines, 'enrolled' | 'submissionKey'> & {
    readonly exceptions: readonly Exception[]
    readonly reason: string
    readonly facts: Readonly<Record<string, string | number | boolean>>
  },
): Promise<WrittenRollCall | null> {
  const id = newId()
  if (!(await replaceRollCall(tx, actor, old.id, id))) return null
  const { classId, schoolId, day } = old
  const { enrolled, exceptions, submissionKey } = now
  const present = enrolled - exceptions.filter(({ reason }) => !isAtSchool(reason)).length
  const written = await insertRollCall(tx, actor, id, {
    classId,
    schoolId,
    day,
    enrolled,
    present,
    exceptions,
    submissionKey,
    correction: { of: old.id, reason: now.reason },
  })
  await appendEvent(tx, actor, {
    verb: 'correct_roll_call',
    subjectKind: 'roll_call',
    subjectId: id,
    classId,
    schoolId,
    happenedOn: day,
    facts: {
      replaces: old.id,
      enrolled,
      present,
      exceptions: exceptions.length,
      digest: exceptionsDigest(exceptions),
      ...now.facts,
    },
  })
  return written
}
