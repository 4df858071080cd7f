import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { viaChild } from '#lib/data/reach'
import { instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { isOutsideAct, type OutsideAct } from '#lib/rules/placements/outside-schooling'

/** 一个孩子区外就读的各件，由早到晚。 */
export async function listOutsideSchoolings(tx: Tx, actor: Official, childId: string) {
  const rows = await tx.outsideSchooling.findMany({
    where: { AND: [viaChild(actor), { childId }] },
    orderBy: { ordinal: 'asc' },
    select: {
      id: true,
      ordinal: true,
      act: true,
      schoolNamed: true,
      place: true,
      proofId: true,
      onDay: true,
      untilOn: true,
      note: true,
      recordedAt: true,
      person: { select: { name: true } },
    },
  })
  return rows.flatMap(({ act, ...row }) =>
    isOutsideAct(act)
      ? [
          {
            ...row,
            act,
            onDay: dayFromColumn(row.onDay),
            untilOn: row.untilOn ? dayFromColumn(row.untilOn) : null,
            recordedAt: instant(row.recordedAt.getTime()),
          },
        ]
      : [],
  )
}

export type OutsideRow = Awaited<ReturnType<typeof listOutsideSchoolings>>[number]

/** 写下一件；说在读的，期内的点名凭一张假条带出。 */
export async function insertOutsideSchooling(
  tx: Tx,
  actor: Official,
  row: {
    readonly childId: string
    /** 不在任何班里的没有，也就没有点名要凭假条带出。 */
    readonly classId: string | null
    readonly schoolId: string | null
    readonly ordinal: number
    readonly act: OutsideAct
    readonly schoolNamed: string
    readonly place: string
    readonly proofId: string | null
    readonly onDay: PlainDate
    readonly untilOn: PlainDate | null
    readonly note: string
  },
): Promise<void> {
  const { classId, schoolId, onDay, untilOn, ...paper } = row
  const mine = {
    tenantId: actor.tenantId,
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
  await tx.outsideSchooling.createMany({
    data: {
      ...mine,
      ...paper,
      id: newId(),
      onDay: columnFromDay(onDay),
      untilOn: untilOn ? columnFromDay(untilOn) : null,
    },
  })
  if (!untilOn || !classId || !schoolId) return
  await tx.leave.createMany({
    data: {
      ...mine,
      id: newId(),
      childId: row.childId,
      classId,
      schoolId,
      kind: 'personal',
      fromOn: columnFromDay(onDay),
      toOn: columnFromDay(untilOn),
      note: `凭就读证明，在${row.place}${row.schoolNamed}就读`,
    },
  })
}

/** 「跟踪区外就读」办到第几轮。 */
export async function nextFollowUpRound(
  tx: Tx,
  actor: Official | Clockwork,
  childId: string,
): Promise<number> {
  const last = await tx.deadline.aggregate({
    where: { tenantId: actor.tenantId, duty: 'outside_follow_up', subjectId: childId },
    _max: { round: true },
  })
  return (last._max.round ?? 0) + 1
}
