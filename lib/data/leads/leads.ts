import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { surveyReach } from '#lib/data/reach'
import { signed } from '#lib/data/signed'
import { Prisma } from '#lib/generated/prisma/client'
import { instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { WATCHED } from '#lib/rules/cases/case-states'
import { isKeyOf, WHEREABOUTS_LABEL, type Whereabouts } from '#lib/rules/labels'
import { LEAD_OUTCOME_LABEL, type LeadOutcome } from '#lib/rules/leads/leads'
import type { Clockwork, Official } from '#lib/rules/people/actor'

export const LEADS_PER_PAGE = 50

/** 记下一条线索，给出编号。 */
export async function insertLead(
  tx: Tx,
  actor: Official,
  given: {
    readonly childId: string
    readonly villageId: string | null
    readonly townshipId: string
    readonly noticedOn: PlainDate
    readonly whereabouts: Whereabouts
    readonly said: string
  },
): Promise<string> {
  const row = { ...signed(actor), ...given, noticedOn: columnFromDay(given.noticedOn) }
  await tx.lead.createMany({ data: row })
  return row.id
}

/** 记下核实的结果；同一条线索的第二次由唯一约束挡回。 */
export async function insertLeadCheck(
  tx: Tx,
  actor: Official,
  given: {
    readonly leadId: string
    readonly outcome: LeadOutcome
    readonly checkedOn: PlainDate
    readonly done: string
  },
): Promise<void> {
  await tx.leadCheck.createMany({
    data: { ...signed(actor), ...given, checkedOn: columnFromDay(given.checkedOn) },
  })
}

const SELECT = {
  id: true,
  childId: true,
  noticedOn: true,
  whereabouts: true,
  said: true,
  recordedAt: true,
  child: {
    select: {
      name: true,
      classId: true,
      class: { select: { name: true } },
      school: { select: { name: true } },
    },
  },
  village: { select: { name: true } },
  township: { select: { id: true, name: true } },
  person: { select: { name: true } },
  check: {
    select: {
      outcome: true,
      checkedOn: true,
      done: true,
      recordedAt: true,
      person: { select: { name: true } },
    },
  },
} satisfies Prisma.LeadSelect

/** 一页线索，新的在前；`unchecked` 只看还没有核实的。 */
export async function listLeads(
  tx: Tx,
  actor: Official,
  { unchecked, page }: { readonly unchecked: boolean; readonly page: number },
) {
  const where: Prisma.LeadWhereInput = {
    AND: [surveyReach(actor), ...(unchecked ? [{ check: { is: null } }] : [])],
  }
  const rows = await tx.lead.findMany({
    where,
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * LEADS_PER_PAGE,
    take: LEADS_PER_PAGE,
    select: SELECT,
  })
  return { total: await tx.lead.count({ where }), rows: rows.map(shown) }
}

/** 还没有核实的有几条；与 `listLeads` 的未核实是同一个条件。 */
export function countUnchecked(tx: Tx, actor: Official): Promise<number> {
  return tx.lead.count({ where: { AND: [surveyReach(actor), { check: { is: null } }] } })
}

/** 一条；够不着的与没有的一样。 */
export async function findLead(tx: Tx, actor: Official | Clockwork, leadId: string) {
  const row = await tx.lead.findFirst({
    where: { AND: [surveyReach(actor), { id: leadId }] },
    select: SELECT,
  })
  return row && shown(row)
}

export type LeadRow = NonNullable<Awaited<ReturnType<typeof findLead>>>

/** 这个孩子有没有一条等着核实的。 */
export async function hasStandingLead(tx: Tx, actor: Official, childId: string): Promise<boolean> {
  const where = { AND: [surveyReach(actor), { childId, check: { is: null } }] }
  return (await tx.lead.count({ where })) > 0
}

/** 核实属实而没有哪件案在追这个孩子的（返校观察中的不算在追）：等着后台立案，或记作复辍。 */
export async function listLeadsToOpen(tx: Tx, { tenantId }: Clockwork): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    select l.id from app.lead_check h join app.lead l on l.tenant_id = h.tenant_id and l.id = h.lead_id
    where h.tenant_id = ${tenantId}::uuid and h.outcome = 'not_attending'
      and not exists (select 1 from app.dropout_case k where k.tenant_id = l.tenant_id and k.child_id = l.child_id
        and (k.closed_at > h.recorded_at or k.closed_at is null and (k.state <> all (${WATCHED}::text[]) or k.returned_on > h.checked_on
          or exists (select 1 from app.case_step s where s.tenant_id = k.tenant_id and s.case_id = k.id
            and s.verb = 'relapse' and s.recorded_at > h.recorded_at))))
    order by h.recorded_at`)
  return rows.map(({ id }) => id)
}

/** 因这条线索在管着的案：核实之后立的，或核实时已在办的。 */
export function findCaseOfLead(tx: Tx, actor: Official, { childId, check }: LeadRow) {
  if (check?.outcome !== 'not_attending') return null
  return tx.dropoutCase.findFirst({
    where: {
      tenantId: actor.tenantId,
      childId,
      OR: [{ closedAt: null }, { closedAt: { gt: new Date(check.at) } }],
    },
    orderBy: { openedAt: 'desc' },
    select: { id: true, number: true },
  })
}

type Stored = Prisma.LeadGetPayload<{ select: typeof SELECT }>

function shown({ child, check, ...row }: Stored) {
  return {
    id: row.id,
    childId: row.childId,
    childName: child.name,
    classId: child.classId,
    place: [child.school?.name, child.class?.name].filter(Boolean).join(' '),
    noticedOn: dayFromColumn(row.noticedOn),
    whereabouts: isKeyOf(WHEREABOUTS_LABEL, row.whereabouts) ? row.whereabouts : ('unknown' as const),
    said: row.said,
    village: row.village?.name ?? '',
    township: row.township,
    by: row.person.name,
    at: instant(row.recordedAt.getTime()),
    check: check && {
      outcome: outcomeOf(check.outcome),
      checkedOn: dayFromColumn(check.checkedOn),
      done: check.done,
      by: check.person.name,
      at: instant(check.recordedAt.getTime()),
    },
  }
}

function outcomeOf(stored: string): LeadOutcome {
  if (!isKeyOf(LEAD_OUTCOME_LABEL, stored)) throw new Error(`an unknown outcome is stored: ${stored}`)
  return stored
}
