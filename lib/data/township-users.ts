import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'

/** 这个乡镇今天有没有人在任（专干或领导）。 */
export async function hasTownshipUsers(
  tx: Tx,
  actor: Official,
  sought: { readonly townshipId: string; readonly today: PlainDate },
): Promise<boolean> {
  const on = columnFromDay(sought.today)
  const found = await tx.appointment.findFirst({
    where: {
      tenantId: actor.tenantId,
      unitId: sought.townshipId,
      role: { in: ['township', 'township_leader'] },
      fromOn: { lte: on },
      OR: [{ toOn: null }, { toOn: { gte: on } }],
    },
    select: { id: true },
  })
  return found !== null
}
