import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { bureauReach, childReach } from '#lib/data/reach'
import { hex } from '#lib/data/rolls/imports/import-ground'
import { nameSpelling } from '#lib/data/rolls/imports/name-spelling'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { Counted, Registered } from '#lib/rules/rolls/matching/compare-lists'

/** 看最近几天的点名。 */
const RECENT_DAYS = 21

/** 一份人口名单的各行；只取认人要的几样。 */
export async function listCounted(tx: Tx, clock: Clockwork, batchId: string): Promise<readonly Counted[]> {
  const rows = await tx.importRow.findMany({
    where: {
      AND: [
        { batch: bureauReach(clock) },
        { tenantId: clock.tenantId, batchId, plan: { in: ['create', 'same'] } },
      ],
    },
    select: { id: true, name: true, birthOn: true, guardianName: true, idIndex: true },
  })
  return rows.map((row) => ({
    rowId: row.id,
    name: row.name,
    pinyin: nameSpelling(row.name).pinyin,
    birthOn: row.birthOn ? dayFromColumn(row.birthOn) : null,
    guardians: row.guardianName === '' ? [] : [row.guardianName],
    idIndex: hex(row.idIndex),
  }))
}

/** 登记在册的各人，连同近期点名里到过几次、缺了几次。 */
export async function listRegistered(
  tx: Tx,
  clock: Clockwork,
  today: PlainDate,
): Promise<readonly Registered[]> {
  const since = columnFromDay(addDays(today, -RECENT_DAYS))
  const calls = await tx.rollCall.groupBy({
    by: ['classId'],
    where: { tenantId: clock.tenantId, replacedById: null, day: { gte: since } },
    _count: { _all: true },
  })
  const held = new Map(calls.map(({ classId, _count }) => [classId, _count._all]))
  const missed = await tx.absence.groupBy({
    by: ['childId', 'classId', 'reason'],
    where: {
      tenantId: clock.tenantId,
      day: { gte: since },
      rollCall: { replacedById: null },
      reason: { not: 'late' },
    },
    _count: { _all: true },
  })
  const away = new Map<string, { unexcused: number; all: number }>()
  for (const { childId, reason, _count } of missed) {
    const sofar = away.get(childId) ?? { unexcused: 0, all: 0 }
    const more = reason === 'unexcused' ? _count._all : 0
    away.set(childId, { unexcused: sofar.unexcused + more, all: sofar.all + _count._all })
  }
  const rows = await tx.child.findMany({
    where: { AND: [childReach(clock), { status: { not: 'retired' } }] },
    select: {
      id: true,
      name: true,
      namePinyin: true,
      birthOn: true,
      idIndex: true,
      studentNumberIndex: true,
      schoolId: true,
      classId: true,
      status: true,
      guardians: { select: { name: true } },
      dropoutCases: { where: { closedAt: null }, select: { id: true } },
    },
  })
  return rows.map((row) => {
    const gone = away.get(row.id) ?? { unexcused: 0, all: 0 }
    const asked = row.classId ? (held.get(row.classId) ?? 0) : 0
    return {
      childId: row.id,
      name: row.name,
      pinyin: row.namePinyin,
      birthOn: dayFromColumn(row.birthOn),
      guardians: row.guardians.map(({ name }) => name),
      idIndex: hex(row.idIndex),
      hasStudentNumber: row.studentNumberIndex !== null,
      schoolId: row.schoolId,
      classId: row.classId,
      status: row.status,
      present: Math.max(0, asked - gone.all),
      absent: gone.unexcused,
      hasOpenCase: row.dropoutCases.length > 0,
    }
  })
}
