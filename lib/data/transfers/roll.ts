import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'

type Seen = { readonly id: string; readonly version: number; readonly classId: string | null }

/** 孩子的登记改到哪里；版本对不上（刚有人动过）给 false，什么也没有写。 */
export async function changeChild(
  tx: Tx,
  { tenantId }: Clockwork | Official,
  seen: Seen,
  to: { readonly schoolId?: string; readonly classId: string | null; readonly status: string },
): Promise<boolean> {
  const { count } = await tx.child.updateMany({
    where: { tenantId, id: seen.id, version: seen.version, classId: seen.classId },
    data: { ...to, version: seen.version + 1 },
  })
  return count === 1
}

/** 名册上还在的一行止于这天。 */
export async function endEnrolment(
  tx: Tx,
  { tenantId }: Clockwork | Official,
  childId: string,
  toOn: PlainDate,
): Promise<void> {
  await tx.classEnrolment.updateMany({
    where: { tenantId, childId, toOn: null },
    data: { toOn: columnFromDay(toOn) },
  })
}

/** 名册上添一行，座号接着排。 */
export async function beginEnrolment(
  tx: Tx,
  { tenantId }: Clockwork,
  on: { readonly childId: string; readonly classId: string; readonly fromOn: PlainDate },
): Promise<void> {
  const { childId, classId, fromOn } = on
  const last = await tx.classEnrolment.aggregate({
    where: { tenantId, classId, toOn: null },
    _max: { seatNo: true },
  })
  await tx.classEnrolment.createMany({
    data: {
      tenantId,
      id: newId(),
      childId,
      classId,
      seatNo: (last._max.seatNo ?? 0) + 1,
      fromOn: columnFromDay(fromOn),
    },
  })
}

/** 原班那天点过名没有：点过的，那一天算在原班。 */
export async function wasCalled(
  tx: Tx,
  { tenantId }: Clockwork | Official,
  classId: string,
  day: PlainDate,
): Promise<boolean> {
  const call = await tx.rollCall.findFirst({
    where: { tenantId, classId, day: columnFromDay(day) },
    select: { id: true },
  })
  return call !== null
}

/** 孩子的案上有没有已经到点、后台还没记下的时限。 */
export async function hasOverdueUnnoted(
  tx: Tx,
  { tenantId }: Clockwork,
  childId: string,
  at: Instant,
): Promise<boolean> {
  const overdue = await tx.deadline.findFirst({
    where: {
      tenantId,
      case: { childId, closedAt: null },
      status: 'running',
      brokenAt: null,
      dueAt: { lt: new Date(at) },
    },
    select: { id: true },
  })
  return overdue !== null
}

/** 案上在走的时限换到新学校、新班名下；起算、到期、逐日推算一个字也不动。 */
export async function repointDeadlines(
  tx: Tx,
  { tenantId }: Clockwork,
  caseId: string,
  from: { readonly schoolId: string; readonly classId: string },
  to: { readonly schoolId: string; readonly classId: string },
): Promise<number> {
  const running = { tenantId, caseId, status: { in: ['running', 'paused'] } }
  await tx.deadline.updateMany({
    where: { ...running, ownerUnitId: from.schoolId },
    data: { ownerUnitId: to.schoolId },
  })
  await tx.deadline.updateMany({
    where: { ...running, ownerUnitId: from.classId },
    data: { ownerUnitId: to.classId },
  })
  const { count } = await tx.deadline.updateMany({ where: running, data: to })
  return count
}
