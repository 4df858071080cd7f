import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'

/** 今天还开着、有班级的学校，与学校坐落的乡镇；按学校标识码。 */
export async function listReturningSchools(tx: Tx, actor: Clockwork, today: PlainDate) {
  return tx.unit.findMany({
    where: {
      AND: [
        { tenantId: actor.tenantId, kind: 'school', children: { some: { children: { some: {} } } } },
        { OR: [{ validTo: null }, { validTo: { gte: columnFromDay(today) } }] },
      ],
    },
    orderBy: { code: 'asc' },
    select: { id: true, townshipId: true },
  })
}
