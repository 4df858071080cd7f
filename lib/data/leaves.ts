import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'
import { newId } from './ids.ts'

export type LeaveLines = {
  readonly childId: string
  readonly classId: string
  readonly schoolId: string
  readonly kind: 'sick' | 'personal'
  readonly fromOn: PlainDate
  readonly toOn: PlainDate
  readonly proof: string
  readonly note: string
}

/** 写下一张假条，给出其 id。 */
export async function insertLeave(tx: Tx, actor: Official, leave: LeaveLines): Promise<string> {
  const id = newId()
  await tx.leave.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      childId: leave.childId,
      classId: leave.classId,
      schoolId: leave.schoolId,
      kind: leave.kind,
      fromOn: columnFromDay(leave.fromOn),
      toOn: columnFromDay(leave.toOn),
      proof: leave.proof || null,
      note: leave.note || null,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}
