import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'

function inPost(today: PlainDate) {
  const on = columnFromDay(today)
  return {
    role: { in: ['township', 'township_leader'] },
    fromOn: { lte: on },
    OR: [{ toOn: null }, { toOn: { gte: on } }],
  }
}

/** 今天没有人在任的乡镇（有政府的），按区划代码：寄到那里的报告没有人签收（C-08）。 */
export async function listUnstaffedTownships(
  tx: Tx,
  actor: Official,
  today: PlainDate,
): Promise<readonly string[]> {
  const rows = await tx.unit.findMany({
    where: {
      ...{ tenantId: actor.tenantId, kind: 'township', hasGovernment: true, validTo: null },
      appointments: { none: inPost(today) },
    },
    orderBy: { code: 'asc' },
    select: { name: true },
  })
  return rows.map(({ name }) => name)
}

/** 这个乡镇今天有没有人在任（专干或领导）。 */
export async function hasTownshipUsers(
  tx: Tx,
  actor: Official,
  sought: { readonly townshipId: string; readonly today: PlainDate },
): Promise<boolean> {
  const found = await tx.appointment.findFirst({
    where: { tenantId: actor.tenantId, unitId: sought.townshipId, ...inPost(sought.today) },
    select: { id: true },
  })
  return found !== null
}
