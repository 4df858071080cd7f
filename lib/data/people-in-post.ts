import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'

/** 今天在岗的一个人：姓名与一处任职的单位；不在岗是 null。 */
export async function findPersonInPost(
  tx: Tx,
  actor: Official,
  personId: string,
  today: PlainDate,
): Promise<{ readonly name: string; readonly unit: string } | null> {
  const on = columnFromDay(today)
  const post = await tx.appointment.findFirst({
    where: {
      tenantId: actor.tenantId,
      personId,
      fromOn: { lte: on },
      OR: [{ toOn: null }, { toOn: { gte: on } }],
    },
    orderBy: [{ fromOn: 'desc' }, { id: 'asc' }],
    select: { person: { select: { name: true } }, unit: { select: { name: true } } },
  })
  return post ? { name: post.person.name, unit: post.unit.name } : null
}
