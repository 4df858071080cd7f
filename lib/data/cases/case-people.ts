import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { caseReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { isCaseState } from '#lib/rules/cases/case-states'
import type { Official } from '#lib/rules/people/actor'
import type { CasePersonRow } from '#lib/rules/people/case-people'

type Stored = {
  readonly part: string
  readonly act: string
  readonly named: { readonly id: string; readonly name: string }
  readonly onDay: Date
  readonly reason: string | null
}

/** 存下的一行 → 规则认的一行。 */
export function casePersonOf(row: Stored): CasePersonRow {
  return {
    part: row.part === 'helper' ? 'helper' : 'responsible',
    act: row.act === 'released' ? 'released' : 'named',
    named: row.named,
    onDay: dayFromColumn(row.onDay),
    reason: row.reason,
  }
}

/** 定一个人，或解除一个人，留一行。 */
export async function insertCasePerson(
  tx: Tx,
  actor: Official,
  row: {
    readonly caseId: string
    readonly part: CasePersonRow['part']
    readonly act: CasePersonRow['act']
    readonly namedId: string
    readonly onDay: PlainDate
    readonly reason: string
  },
): Promise<void> {
  await tx.casePerson.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      ...row,
      onDay: columnFromDay(row.onDay),
      reason: row.reason || null,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

/**
 * 可及的未结个案里，责任人今天在个案所属单位（及其班级、年级）已没有任职的（F20）：离岗、调走、期满都算，列到另定为止。
 * 在库里找，一件不落：县里未结的上千件，先取若干件再筛，排在后面的就没有人看见了。
 */
export async function listLeftCases(tx: Tx, actor: Official, today: PlainDate) {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select d.id::text as id from app.dropout_case d
    where d.tenant_id = ${actor.tenantId}::uuid and d.closed_at is null and d.responsible_id is not null
      and coalesce(d.school_id, d.township_id) is not null and not exists (
        select 1 from app.appointment a join app.unit u on u.tenant_id = a.tenant_id and u.id = a.unit_id
        left join app.unit p on p.tenant_id = u.tenant_id and p.id = u.parent_id
        where a.tenant_id = d.tenant_id and a.person_id = d.responsible_id
          and a.from_on <= ${today}::date and (a.to_on is null or a.to_on >= ${today}::date)
          and coalesce(d.school_id, d.township_id) in (u.id, u.parent_id, p.parent_id))`
  if (found.length === 0) return []
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { id: { in: found.map(({ id }) => id) } }] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      number: true,
      state: true,
      schoolId: true,
      townshipId: true,
      child: { select: { name: true } },
      school: { select: { name: true } },
      township: { select: { name: true } },
      responsible: { select: { name: true } },
    },
  })
  return rows.flatMap(({ responsible, state, ...row }) =>
    responsible && isCaseState(state)
      ? [{ ...row, state, responsible: responsible.name, childName: row.child.name }]
      : [],
  )
}

export type LeftCase = Awaited<ReturnType<typeof listLeftCases>>[number]
