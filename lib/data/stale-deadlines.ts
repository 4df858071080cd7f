import { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Derivation } from '#lib/rules/clocks/derive-deadline'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/** 可能要重算的一条：暂定的，或日历在它之后改过的。 */
export type Doubtful = {
  readonly id: string
  readonly duty: string
  readonly event: string
  readonly startAt: Instant
  readonly amount: number
  readonly unit: string
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly policyVersionId: string | null
  readonly caseId: string | null
  readonly classId: string | null
  readonly schoolId: string | null
  readonly grade: number | null
}

/** `doubtful`：暂定的，或记下之后（改期之后）县里、学校改过日历的；`all`：学期、全国安排没有记录时间，全都过一遍。 */
export type Which = 'doubtful' | 'all'

/** 看得到全县时限的两个：后台的时钟，和要先看一眼的教育局。 */
export type Recomputer = Clockwork | (Official & { readonly role: 'bureau' })

/** 排在所有编号之前。 */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * 还在走、没有到点的时限，自 `after` 之后按编号的一页。已有结论的不在内。
 * 到了点而还没有记逾期的，只有日历在到点之前就改过、之后没有再改的才在内：后台停机的那几个钟头，不该让早已录下的停课不算；
 * 到点之后才补录的停课，改不了已经到的点。
 */
export async function listRecomputable(
  tx: Tx,
  clock: Recomputer,
  given: { readonly which: Which; readonly now: Date; readonly after: string; readonly limit: number },
): Promise<Doubtful[]> {
  const rows = await tx.$queryRaw<(Omit<Doubtful, 'startAt' | 'dueAt'> & { startAt: Date; dueAt: Date })[]>`
    select d.id::text as "id", d.duty, d.start_event as "event", d.start_at as "startAt", d.amount, d.unit, d.due_at as "dueAt", d.provisional,
      d.policy_version_id::text as "policyVersionId", d.case_id::text as "caseId", d.class_id::text as "classId", d.school_id::text as "schoolId", c.grade_no as "grade"
    from app.deadline d left join app.unit c on c.tenant_id = d.tenant_id and c.id = d.class_id
    where d.tenant_id = ${clock.tenantId}::uuid and d.status = 'running' and d.broken_at is null and (d.due_at > ${given.now} or ${CHANGED_IN_TIME}) and d.id > ${given.after}::uuid
      and (${given.which === 'all'} or d.provisional or exists (select 1 from app.calendar_day k where k.tenant_id = d.tenant_id and k.day > d.start_on
        and k.recorded_at > greatest(d.created_at, (select max(h.recorded_at) from app.deadline_change h where h.tenant_id = d.tenant_id and h.deadline_id = d.id))))
    order by d.id limit ${given.limit}`
  return rows.map((row) => ({
    ...row,
    startAt: instant(row.startAt.getTime()),
    dueAt: instant(row.dueAt.getTime()),
  }))
}

const CHANGED_IN_TIME = Prisma.sql`(exists (select 1 from app.calendar_day k where k.tenant_id = d.tenant_id and k.day > d.start_on and k.recorded_at <= d.due_at)
  and not exists (select 1 from app.calendar_day k where k.tenant_id = d.tenant_id and k.day > d.start_on and k.recorded_at > d.due_at))`

/** 改期：原期、新期、缘由留一行；有人先办了、先记逾期了的，不改，给 false。 */
export async function changeDueAt(
  tx: Tx,
  clock: Clockwork,
  doubtful: Doubtful,
  to: Derivation,
  why: string,
): Promise<boolean> {
  const derivation = { counted: [...to.counted], skipped: to.skipped.map((day) => ({ ...day })) }
  const { count } = await tx.deadline.updateMany({
    where: {
      tenantId: clock.tenantId,
      id: doubtful.id,
      status: 'running',
      brokenAt: null,
      dueAt: new Date(doubtful.dueAt),
    },
    data: { dueAt: new Date(to.dueAt), provisional: to.provisional, derivation },
  })
  if (count !== 1) return false
  await tx.deadlineChange.createMany({
    data: {
      tenantId: clock.tenantId,
      id: newId(),
      deadlineId: doubtful.id,
      oldDueAt: new Date(doubtful.dueAt),
      newDueAt: new Date(to.dueAt),
      why,
      derivation,
      recordedAt: new Date(),
    },
  })
  return true
}
