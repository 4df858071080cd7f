import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { insertLeave } from '#lib/data/leaves'
import { findPupil } from '#lib/data/pupils'
import { findRollCallGround } from '#lib/data/roll-call-ground'
import { findRollCall, listUnexcused } from '#lib/data/roll-calls'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { Leave } from '#lib/schemas/attendance/leave'
import { type Rewound, rewindAbsences } from './rewind-absences.ts'
import { adopted } from './submit-roll-call.ts'
import { writeCorrection } from './write-correction.ts'

export type LeaveRecorded = {
  readonly leaveId: string
  /** 由无故改记为准假的日子。 */
  readonly reclassified: string[]
  readonly voided: number
  readonly withdrawn: boolean
}

/**
 * 准假（NA-7.2，DT-3.4.2）：此后点名自动带出；事后补的，已记无故的各日逐日更正为病假或事假，
 * 时限回拨并留痕。到校、迟到的日子不因请假改变。
 */
export async function recordLeave(
  deps: Deps,
  actor: Official,
  input: Leave,
): Promise<Outcome<LeaveRecorded>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'grant_leave', input }, async () => {
      if (!['teacher', 'officer', 'principal'].includes(actor.role)) return refuse({ code: 'not_allowed' })
      const pupil = await findPupil(tx, actor, input.childId)
      if (!pupil) return refuse({ code: 'not_found' })
      const leaveId = await insertLeave(tx, actor, { ...input, ...pupil })
      const days = await listUnexcused(tx, actor, input.childId, input)
      const last = days.at(-1)
      let rewound: Rewound = { voided: 0, restarted: 0, withdrawn: false }
      if (last) {
        // 先取改动之前的出勤，再逐日更正，然后一并回拨。
        const asked = { classId: pupil.classId, day: last.day, today: dayOf(at), childIds: [input.childId] }
        const ground = await findRollCallGround(tx, actor, asked)
        if (!ground) return refuse({ code: 'not_found' })
        for (const { rollCallId } of days) await excuse(tx, actor, rollCallId, { ...input, leaveId })
        const { kind: reason, fromOn, toOn } = input
        const change = { kind: 'leave_approved', fromOn, toOn, reason } as const
        rewound = await rewindAbsences(tx, actor, ground, adopted(ground.policy), {
          childId: input.childId,
          change,
          at,
        })
      }
      await appendEvent(tx, actor, {
        verb: 'grant_leave',
        subjectKind: 'leave',
        subjectId: leaveId,
        classId: pupil.classId,
        schoolId: pupil.schoolId,
        happenedOn: input.fromOn,
        facts: {
          kind: input.kind,
          fromOn: input.fromOn,
          toOn: input.toOn,
          proven: input.proof.length > 0,
          reclassified: days.map(({ day }) => day),
          voided: rewound.voided,
          restarted: rewound.restarted,
          withdrawn: rewound.withdrawn,
        },
      })
      return done({
        leaveId,
        reclassified: days.map(({ day }) => day),
        voided: rewound.voided,
        withdrawn: rewound.withdrawn,
      })
    }),
  )
}

async function excuse(
  tx: Tx,
  actor: Official,
  rollCallId: string,
  leave: {
    readonly childId: string
    readonly kind: 'sick' | 'personal'
    readonly leaveId: string
    readonly toOn: PlainDate
  },
): Promise<void> {
  const old = await findRollCall(tx, actor, rollCallId)
  if (!old) throw new Error('an absence hangs on a roll call out of reach')
  const written = await writeCorrection(tx, actor, old, {
    enrolled: old.enrolledCount,
    exceptions: old.exceptions.map((one) =>
      one.childId === leave.childId ? { ...one, reason: leave.kind, leaveId: leave.leaveId } : one,
    ),
    // 这一行由假条而来，不是一次单独的提交。
    submissionKey: newId(),
    reason: '补假获批',
    facts: { leave: leave.leaveId },
  })
  // 同事刚更正了这一天：整件退回，不让时限停了而缺勤还记着无故。
  if (!written) throw new Error('the roll call was corrected by a colleague meanwhile')
}
