import type { Prisma } from '#lib/generated/prisma/client'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import { type ReminderStage, reminderStage } from '#lib/rules/clocks/reminder-stages'
import type { Official } from '#lib/rules/people/actor'
import { childNames } from './cases/list-cases.ts'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { newId } from './ids.ts'
import { deadlineReach } from './reach.ts'

const ONE_DAY_MS = 24 * 3_600_000
/** 过期而已移交上级的，原来该办的人在这几天里仍看得到。 */
const MOVED_SHOWN_DAYS = 7

export type Reminder = {
  readonly deadlineId: string
  readonly duty: string
  readonly ownerRole: string
  readonly dueAt: Instant
  readonly stage: ReminderStage
  readonly childName: string
  readonly caseId: string | null
  readonly childId: string | null
  readonly subjectId: string
}

/** 归此人岗位与单位承担、明日到期、今日到期或已过期（过期已移交的也算），而此人还没有看过这一阶段提醒的。 */
export async function listReminders(tx: Tx, actor: Official, now: Instant): Promise<readonly Reminder[]> {
  const nowMs = new Date(now).getTime()
  const mine: Prisma.DeadlineWhereInput = {
    AND: [
      deadlineReach(actor),
      {
        ownerRole: actor.role,
        ownerUnitId: { in: [...actor.unitIds] },
        OR: [
          { status: 'running', dueAt: { lt: new Date(nowMs + 2 * ONE_DAY_MS) } },
          {
            status: 'moved',
            dueAt: { gte: new Date(nowMs - MOVED_SHOWN_DAYS * ONE_DAY_MS), lt: new Date(nowMs) },
          },
        ],
      },
    ],
  }
  const rows = await tx.deadline.findMany({
    where: mine,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      duty: true,
      ownerRole: true,
      dueAt: true,
      caseId: true,
      childId: true,
      subjectId: true,
    },
  })
  if (rows.length === 0) return []
  // 照同样的条件去问，不逐条列时限的号：语句的字总是一样，计划才留得住（ADR 0072）。
  const reads = await tx.reminderRead.findMany({
    where: { tenantId: actor.tenantId, personId: actor.personId, deadline: mine },
    select: { deadlineId: true, stage: true, dueOn: true },
  })
  // 改过日历、换了日子的，从前看的不算看过这一次。
  const read = new Set(
    reads.map(({ deadlineId, stage, dueOn }) => keyOf(deadlineId, stage, dueOn && dayFromColumn(dueOn))),
  )
  const names = await childNames(
    tx,
    actor,
    rows.flatMap(({ childId }) => (childId ? [childId] : [])),
  )
  return rows.flatMap(({ id, duty, ownerRole, dueAt, caseId, childId, subjectId }) => {
    const at = instant(dueAt.getTime())
    const stage = reminderStage(at, now)
    if (!stage || read.has(keyOf(id, stage, dayOf(at)))) return []
    return [
      {
        deadlineId: id,
        duty,
        ownerRole,
        dueAt: at,
        stage,
        ...{ caseId, childId, subjectId },
        childName: childId ? (names.get(childId) ?? '') : '',
      },
    ]
  })
}

function keyOf(deadlineId: string, stage: string, dueOn: string | null): string {
  return `${deadlineId} ${stage} ${dueOn}`
}

/** 记下看过；每项、每阶段、到期的每一个日子、每人只记一次，再按一次也是一次。 */
export async function markRead(
  tx: Tx,
  actor: Official,
  reads: readonly Pick<Reminder, 'deadlineId' | 'stage' | 'dueAt'>[],
): Promise<void> {
  await tx.reminderRead.createMany({
    data: reads.map(({ deadlineId, stage, dueAt }) => ({
      tenantId: actor.tenantId,
      id: newId(),
      personId: actor.personId,
      recordedAt: new Date(),
      ...{ deadlineId, stage, dueOn: columnFromDay(dayOf(dueAt)) },
    })),
    skipDuplicates: true,
  })
}
