import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { caseReach } from '#lib/data/reach'
import { Prisma } from '#lib/generated/prisma/client'
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
 * 可及的未结个案里已离岗的人（F20），列到另定、解除、终止为止：责任人，今天在个案所属单位（及其班级、年级）已没有任职的；
 * 协助人与在系统里的结对帮扶人（DDK-4.7.1），今天在全县已没有任职的。离岗、调走、期满都算。
 * 在库里找，一件不落：县里未结的上千件，先取若干件再筛，排在后面的就没有人看见了。
 */
export async function listLeftCases(tx: Tx, actor: Official, today: PlainDate) {
  const tenant = Prisma.sql`${actor.tenantId}::uuid`
  const inPost = Prisma.sql`a.tenant_id = ${tenant} and a.from_on <= ${today}::date and (a.to_on is null or a.to_on >= ${today}::date)`
  const found = await tx.$queryRaw<{ id: string; part: LeftPart; name: string }[]>`
    select l.id::text, l.part, p.name from (
      select d.id, 'responsible' as part, d.responsible_id as person_id from app.dropout_case d
      where d.tenant_id = ${tenant} and d.closed_at is null and d.responsible_id is not null
        and coalesce(d.school_id, d.township_id) is not null and not exists (
          select 1 from app.appointment a join app.unit u on u.tenant_id = a.tenant_id and u.id = a.unit_id
          left join app.unit p on p.tenant_id = u.tenant_id and p.id = u.parent_id
          where ${inPost} and a.person_id = d.responsible_id
            and coalesce(d.school_id, d.township_id) in (u.id, u.parent_id, p.parent_id))
      union
      select d.id, 'helper', n.named_id from app.case_person n
      join app.dropout_case d on d.tenant_id = n.tenant_id and d.id = n.case_id and d.closed_at is null
      where n.tenant_id = ${tenant} and n.part = 'helper' and n.act = 'named' and not exists (
          select 1 from app.case_person r where r.tenant_id = n.tenant_id and r.case_id = n.case_id and r.part = 'helper'
            and r.act = 'released' and r.named_id = n.named_id and r.recorded_at > n.recorded_at)
        and not exists (select 1 from app.appointment a where ${inPost} and a.person_id = n.named_id)
      union
      select d.id, 'pairing', k.helper_id from app.pairing k
      join app.dropout_case d on d.tenant_id = k.tenant_id and d.id = k.case_id and d.closed_at is null
      where k.tenant_id = ${tenant} and k.ended_on is null and k.helper_id is not null
        and not exists (select 1 from app.appointment a where ${inPost} and a.person_id = k.helper_id)
    ) l join app.person p on p.tenant_id = ${tenant} and p.id = l.person_id
    order by l.part desc, p.name`
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
      childId: true,
      child: { select: { name: true } },
      school: { select: { name: true } },
      township: { select: { name: true } },
    },
  })
  return rows.flatMap(({ state, ...row }) =>
    isCaseState(state)
      ? [
          {
            ...row,
            state,
            childName: row.child.name,
            left: found.filter(({ id }) => id === row.id).map(({ part, name }) => ({ part, name })),
          },
        ]
      : [],
  )
}

export type LeftPart = 'responsible' | 'helper' | 'pairing'
export type LeftCase = Awaited<ReturnType<typeof listLeftCases>>[number]
