import { Prisma } from '#lib/generated/prisma/client'
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

const PLACEMENT_ENDED = Prisma.sql`(select min(e.ended_on) from app.placement p
  join app.placement_end e on e.tenant_id = p.tenant_id and e.placement_id = p.id
  where p.tenant_id = l.tenant_id and p.child_id = l.child_id and p.from_on = l.from_on and p.until_on = l.to_on
    and e.why <> 'renewed')`

/** 同 `LEAVE_ENDS`，只看批件；后台不读区外就读。 */
export const LEAVE_ENDS_WITH_PLACEMENT = Prisma.sql`least(l.to_on, ${PLACEMENT_ENDED})`

/**
 * 假条 `l` 管到哪天：凭批件的休学、送教中途了结了（送教中断、提前复学），凭就读证明的区外就读结束了，假条只管到那天，
 * 不管原来写到哪天；否则孩子后来无故不到，点名仍照假条记成病假，案立不起来。续批的照旧管到原来那天，新的接着。
 */
export const LEAVE_ENDS = Prisma.sql`least(l.to_on, ${PLACEMENT_ENDED},
  (select min(x.on_day) from app.outside_schooling o
    join app.outside_schooling x on x.tenant_id = o.tenant_id and x.child_id = o.child_id and x.act = 'ended' and x.ordinal > o.ordinal
    where o.tenant_id = l.tenant_id and o.child_id = l.child_id and o.on_day = l.from_on and o.until_on = l.to_on))`

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
