import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { classroomReach } from '#lib/data/reach'
import { CLASS_OF_MARK, isAbsenceReason } from '#lib/rules/attendance/absence-reasons'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'

type Sought = { readonly classId: string; readonly childId: string }

export type Presence = { readonly day: PlainDate; readonly rollCallId: string; readonly present: boolean }

/** 某日本班现行点名里该生在不在（迟到算到）；没有点名是 null，不是不在。 */
export async function presenceOn(
  tx: Tx,
  actor: Official | Clockwork,
  { classId, childId, day }: Sought & { readonly day: PlainDate },
): Promise<Presence | null> {
  const found = await presences(tx, actor, { classId, childId, fromOn: day, toOn: day })
  return found[0] ?? null
}

/** 一段日子里本班（连同升班之前的那个班）每次现行点名中该生在不在，按日先后。 */
export async function presences(
  tx: Tx,
  actor: Official | Clockwork,
  { classId, childId, fromOn, toOn }: Sought & { readonly fromOn: PlainDate; readonly toOn: PlainDate },
): Promise<readonly Presence[]> {
  const rows = await tx.rollCall.findMany({
    where: {
      AND: [
        classroomReach(actor),
        { OR: [{ classId }, { class: { successorId: classId } }] },
        { replacedById: null, day: { gte: columnFromDay(fromOn), lte: columnFromDay(toOn) } },
      ],
    },
    orderBy: [{ day: 'asc' }, { session: 'asc' }],
    select: { id: true, day: true, absences: { where: { childId }, select: { reason: true } } },
  })
  return rows.map((row) => ({
    day: dayFromColumn(row.day),
    rollCallId: row.id,
    present: row.absences.every(
      ({ reason }) => isAbsenceReason(reason) && CLASS_OF_MARK[reason] === 'present',
    ),
  }))
}

/** 某日之后该生现行点名里最近一次无故缺勤的日子；没有是 null。 */
export async function lastUnexcusedAfter(
  tx: Tx,
  actor: Official,
  { childId, day }: { readonly childId: string; readonly day: PlainDate },
): Promise<PlainDate | null> {
  const row = await tx.absence.findFirst({
    where: {
      AND: [
        classroomReach(actor),
        { childId, reason: 'unexcused', day: { gt: columnFromDay(day) }, rollCall: { replacedById: null } },
      ],
    },
    orderBy: { day: 'desc' },
    select: { day: true },
  })
  return row ? dayFromColumn(row.day) : null
}
