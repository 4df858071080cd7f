import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { caseReach } from '#lib/data/reach'
import { Prisma } from '#lib/generated/prisma/client'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/** 从此往后这个事务里什么也写不进：给外面读的，读的代码写错了也改不了一行。 */
export async function onlyRead(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET TRANSACTION READ ONLY`
}

const CASE = {
  ...{ id: true, number: true, line: true, state: true, openedAt: true, absentSinceOn: true },
  ...{ closedAt: true, closeReason: true, relapses: true },
  school: { select: { code: true } },
  township: { select: { code: true } },
  deadlines: {
    where: { status: 'running', warning: false },
    orderBy: { dueAt: 'asc' },
    take: 1,
    select: { duty: true, clause: true, dueAt: true, provisional: true },
  },
} as const satisfies Prisma.DropoutCaseSelect

/** 可及范围内的个案，按编号的次序从 `after` 之后起，至多 `limit` 件。没有姓名，没有号码，没有经过。 */
export async function listCasesForInterface(
  tx: Tx,
  actor: Official,
  page: { readonly after: string | null; readonly limit: number },
) {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), ...(page.after ? [{ id: { gt: page.after } }] : [])] },
    orderBy: { id: 'asc' },
    take: page.limit + 1,
    select: CASE,
  })
  const shown = rows.slice(0, page.limit)
  return {
    items: shown.map(({ openedAt, absentSinceOn, closedAt, school, township, deadlines, ...row }) => ({
      ...row,
      absentSinceOn: dayFromColumn(absentSinceOn),
      openedOn: dayOf(instant(openedAt.getTime())),
      closedOn: closedAt ? dayOf(instant(closedAt.getTime())) : null,
      schoolCode: school?.code ?? null,
      townshipCode: township?.code ?? null,
      next: deadlines[0] ? { ...deadlines[0], dueAt: instant(deadlines[0].dueAt.getTime()) } : null,
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** 一次至多顺着链看这么多条：点名多、个案少，找不满一页也要停。 */
const WINDOW = 5_000

export type CaseEvent = {
  readonly seq: number
  readonly id: string
  readonly verb: string
  readonly caseId: string
  readonly caseNumber: string
  readonly schoolCode: string | null
  readonly role: string
  readonly happenedOn: string | null
  readonly recordedAt: string
}

/**
 * 链上 `after` 之后、个案上的事，至多 `limit` 件；`seq` 是看到了第几条，接着从它之后问，不漏不重。
 * 只有县教育局与时钟：个案上的事全县都在里面。
 */
export async function listCaseEvents(
  tx: Tx,
  actor: Official | Clockwork,
  page: { readonly after: number; readonly limit: number },
): Promise<{ readonly items: readonly CaseEvent[]; readonly seq: number; readonly more: boolean }> {
  const { tenantId } = actor
  const whole = actor.kind === 'clock' || actor.role === 'bureau'
  const rows = await tx.$queryRaw<
    (Omit<CaseEvent, 'seq' | 'recordedAt'> & { seq: bigint; recordedAt: Date })[]
  >`
    select l.seq, e.id::text as "id", e.verb, e.case_id::text as "caseId", k.number as "caseNumber",
      s.code as "schoolCode", e.role, to_char(e.happened_on, 'YYYY-MM-DD') as "happenedOn", e.recorded_at as "recordedAt"
    from app.ledger_link l
    join app.ledger_event e on e.tenant_id = l.tenant_id and e.id = l.event_id
    join app.dropout_case k on k.tenant_id = e.tenant_id and k.id = e.case_id
    left join app.unit s on s.tenant_id = e.tenant_id and s.id = e.school_id
    where l.tenant_id = ${tenantId}::uuid and l.seq > ${page.after}::bigint and l.seq <= ${page.after + WINDOW}::bigint
      ${whole ? Prisma.empty : Prisma.sql`and false`}
    order by l.seq limit ${page.limit + 1}`
  const last = await tx.ledgerLink.aggregate({ where: { tenantId }, _max: { seq: true } })
  const head = Number(last._max.seq ?? 0n)
  const shown = rows.slice(0, page.limit)
  const full = rows.length > page.limit
  const seq = full
    ? Number(shown.at(-1)?.seq ?? page.after)
    : Math.min(page.after + WINDOW, Math.max(head, page.after))
  return {
    items: shown.map((row) => ({
      ...row,
      seq: Number(row.seq),
      recordedAt: instant(row.recordedAt.getTime()),
    })),
    seq,
    more: full || seq < head,
  }
}
