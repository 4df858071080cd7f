import type { Clockwork } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/** 翻到哪里。 */
export type OverdueMark = { readonly id: string; readonly dueAt: Date }

/**
 * 到点未办、还没有人记下的时限，最早的在前，自 `after` 之后至多 `limit` 条。拿不拿得到，要逐条去抢。
 */
export async function listOverdue(
  tx: Tx,
  clock: Clockwork,
  now: Date,
  { limit, after }: { readonly limit: number; readonly after?: OverdueMark | null },
): Promise<readonly OverdueMark[]> {
  return tx.deadline.findMany({
    where: {
      ...{ tenantId: clock.tenantId, status: 'running', brokenAt: null, dueAt: { lt: now } },
      ...(after
        ? { OR: [{ dueAt: { gt: after.dueAt } }, { dueAt: after.dueAt, id: { gt: after.id } }] }
        : {}),
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, dueAt: true },
  })
}

/** 抢到的一条：逾期自到期那一刻起算，不从发现时起算。 */
export type Claimed = {
  readonly id: string
  readonly duty: string
  readonly dueAt: Date
  readonly caseId: string | null
  readonly subjectId: string
  readonly classId: string | null
  readonly schoolId: string | null
  readonly ownerUnitId: string
  readonly ownerRole: string
  /** 只提醒、不算逾期的（C-01）。 */
  readonly warning: boolean
}

/** 抢一条：只有一个后台进程抢得到；已办、已抢、还没到点的给 null，再抢也是 null。 */
export async function claimOverdue(tx: Tx, clock: Clockwork, id: string, now: Date): Promise<Claimed | null> {
  const found = await tx.deadline.findFirst({
    where: { tenantId: clock.tenantId, id, status: 'running', brokenAt: null, dueAt: { lt: now } },
    select: {
      id: true,
      duty: true,
      dueAt: true,
      caseId: true,
      subjectId: true,
      classId: true,
      schoolId: true,
      ownerUnitId: true,
      ownerRole: true,
      warning: true,
    },
  })
  if (!found) return null
  const { count } = await tx.deadline.updateMany({
    where: { tenantId: clock.tenantId, id, status: 'running', brokenAt: null },
    // 只提醒的到点即止，不算逾期（C-01）。
    data: found.warning
      ? { status: 'void', endedAt: new Date(), endedWhy: '提醒已到点' }
      : { brokenAt: found.dueAt },
  })
  if (count !== 1) return null
  if (found.warning) return found
  // 每个时限每一级只升一次：后到的撞上唯一约束，整个事务回滚。
  await tx.escalation.createMany({
    data: { tenantId: clock.tenantId, id: newId(), deadlineId: id, level: 1, recordedAt: new Date() },
  })
  return found
}
