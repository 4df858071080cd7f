import { type CaseClock, caseClock, type StoredClockRow } from '#lib/data/cases/case-clock'
import { Prisma } from '#lib/generated/prisma/client'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { isReturnDuty } from '#lib/rules/returns/return-kinds'
import type { Tx } from './database.ts'
import { classroomReachSql } from './reach.ts'
import { TRANSFER_DUTIES } from './transfers/transfer-duties.ts'

/** 工作台上的一行：谁的、欠什么、谁来办。 */
export type DeskDuty = {
  readonly clock: CaseClock
  readonly childId: string | null
  readonly childName: string | null
  readonly className: string | null
  readonly absenceId: string | null
  readonly kase: {
    readonly caseId: string
    readonly number: string
    readonly schoolFailure: string | null
  } | null
  readonly ownerUnit: string
  /** 督导意见上的时限：哪一条意见。 */
  readonly findingId: string | null
  /** 残疾儿童就学方式的重新评估：由此重新提出。 */
  readonly schooling: boolean
  /** 报表上的时限：哪一期报表。 */
  readonly returnId: string | null
  /** 线索核实的时限：哪一条线索。 */
  readonly leadId: string | null
}

type Row = StoredClockRow & {
  childId: string | null
  childName: string | null
  className: string | null
  absenceId: string | null
  caseId: string | null
  caseNumber: string | null
  schoolFailure: string | null
  ownerUnit: string
  subjectId: string
}

/**
 * 学校一侧在走的时限，先到期的在前；提醒（C-01）与已结个案的不列。`about` 只要这几名学生当天欠的。
 * 一条语句。村、乡镇的时限随个案，不在这里；不随个案的见 `listTownDuties`。
 */
export async function listDeskDuties(
  tx: Tx,
  actor: Official,
  about?: { readonly day: PlainDate; readonly childIds: readonly string[] },
): Promise<readonly DeskDuty[]> {
  const narrowed = about
    ? Prisma.sql`and d.case_id is null and d.start_on = ${about.day}::date and d.child_id = any (${[...about.childIds]}::uuid[])`
    : Prisma.empty
  return dutiesWhere(
    tx,
    Prisma.sql`${classroomReachSql(actor, 'd')} and d.duty <> all (${[...TRANSFER_DUTIES]}::text[])
      and (d.case_id is null or (x.id is not null and x.closed_at is null)) ${narrowed}`,
  )
}

/** 乡镇欠的、不在任何个案里的：核实线索，跟踪从没编班的区外就读。一条语句。 */
export function listTownDuties(tx: Tx, actor: Official): Promise<readonly DeskDuty[]> {
  return dutiesWhere(
    tx,
    Prisma.sql`d.tenant_id = ${actor.tenantId}::uuid and d.case_id is null and d.duty in ('lead_check', 'outside_follow_up')
      and d.owner_unit_id = any (${[...actor.unitIds]}::uuid[])`,
  )
}

async function dutiesWhere(tx: Tx, where: Prisma.Sql): Promise<readonly DeskDuty[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select d.id, d.duty, d.clause, d.owner_role as "ownerRole", d.start_event as "startEvent", d.start_at as "startAt",
      d.start_on as "startOn", d.amount, d.unit, d.due_at as "dueAt", d.provisional, d.derivation, d.warning, d.status,
      d.met_at as "metAt", d.broken_at as "brokenAt", d.ended_at as "endedAt", d.ended_why as "endedWhy",
      d.child_id as "childId", d.absence_id as "absenceId", d.case_id as "caseId", d.subject_id as "subjectId",
      k.name as "childName", c.name as "className", o.name as "ownerUnit", x.number as "caseNumber",
      x.school_failure as "schoolFailure"
    from app.deadline d
    join app.unit o on o.tenant_id = d.tenant_id and o.id = d.owner_unit_id
    left join app.child k on k.tenant_id = d.tenant_id and k.id = d.child_id
    left join app.unit c on c.tenant_id = d.tenant_id and c.id = d.class_id
    left join app.dropout_case x on x.tenant_id = d.tenant_id and x.id = d.case_id
    where ${where} and d.status = 'running' and not d.warning
    order by d.due_at, d.id`
  return rows.map((row) => ({
    clock: caseClock(row),
    childId: row.childId,
    childName: row.childName,
    className: row.className,
    absenceId: row.absenceId,
    kase:
      row.caseId !== null && row.caseNumber !== null
        ? { caseId: row.caseId, number: row.caseNumber, schoolFailure: row.schoolFailure }
        : null,
    ownerUnit: row.ownerUnit,
    findingId: row.duty.startsWith('rectification') ? row.subjectId : null,
    schooling: row.duty === 'schooling_review',
    returnId: row.caseId === null && isReturnDuty(row.duty) ? row.subjectId : null,
    leadId: row.duty === 'lead_check' ? row.subjectId : null,
  }))
}
