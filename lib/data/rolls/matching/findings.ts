import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { bureauReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Finding, FindingKind } from '#lib/rules/rolls/matching/compare-lists'

export type FindingToKeep = Finding & {
  readonly fingerprint: string
  readonly name: string
  readonly birthOn: PlainDate | null
}

/** 存下一次比对的各处：上次比出过的认得出来，决定留着，只换成这一次。 */
export async function keepFindings(
  tx: Tx,
  clock: Clockwork,
  runId: string,
  findings: readonly FindingToKeep[],
): Promise<void> {
  const lines = findings.map((one) => ({
    tenant_id: clock.tenantId,
    id: newId(),
    fingerprint: one.fingerprint,
    kind: one.kind,
    rule: one.rule,
    row_id: one.rowId,
    child_id: one.childId,
    other_child_id: one.otherChildId,
    name: one.name,
    birth_on: one.birthOn,
    run_id: runId,
    case_id: null,
    recorded_at: new Date().toISOString(),
  }))
  await tx.$executeRaw`insert into app.match_finding select * from json_populate_recordset(null::app.match_finding, ${JSON.stringify(lines)}::json)
    on conflict (tenant_id, fingerprint) do update set run_id = excluded.run_id, rule = excluded.rule`
}

/** 人最后认定不是同一个人的各处，凭指纹。 */
export async function listSaidApart(tx: Tx, clock: Clockwork): Promise<ReadonlySet<string>> {
  const rows = await tx.matchFinding.findMany({
    where: {
      AND: [bureauReach(clock), { kind: 'doubtful', matchDecisions: { some: { decision: 'not_same' } } }],
    },
    select: {
      fingerprint: true,
      matchDecisions: { orderBy: { recordedAt: 'desc' }, take: 1, select: { decision: true } },
    },
  })
  return new Set(
    rows.flatMap(({ fingerprint, matchDecisions }) =>
      matchDecisions[0]?.decision === 'not_same' ? [fingerprint] : [],
    ),
  )
}

export const FINDINGS_PER_PAGE = 50

/** 最近一次比对：做完没有，对上多少。 */
export function latestRun(tx: Tx, actor: Official | Clockwork) {
  return tx.matchRun.findFirst({
    where: bureauReach(actor),
    orderBy: { recordedAt: 'desc' },
    include: {
      person: { select: { name: true } },
      batch: { select: { id: true, fileName: true, conflicts: true, errors: true } },
    },
  })
}

const SEEN = {
  id: true,
  kind: true,
  rule: true,
  name: true,
  birthOn: true,
  caseId: true,
  childId: true,
  otherChildId: true,
  row: { select: { rowNo: true, householdCode: true, guardianName: true } },
  child: {
    select: {
      name: true,
      status: true,
      school: { select: { name: true } },
      class: { select: { name: true } },
      guardians: { take: 1, orderBy: { main: 'desc' }, select: { name: true } },
    },
  },
  otherChild: {
    select: {
      name: true,
      status: true,
      school: { select: { name: true } },
      class: { select: { name: true } },
    },
  },
  matchDecisions: {
    orderBy: { recordedAt: 'desc' },
    take: 1,
    select: { decision: true, reason: true, person: { select: { name: true } } },
  },
} as const

/** 最近一次比对比出的一页；`undecided` 只看还没有决定的。 */
export async function listFindings(
  tx: Tx,
  actor: Official,
  runId: string,
  filter: { readonly kind?: FindingKind; readonly undecided: boolean },
  page: number,
) {
  const where = {
    AND: [
      bureauReach(actor),
      {
        runId,
        ...(filter.kind ? { kind: filter.kind } : {}),
        ...(filter.undecided ? { matchDecisions: { none: {} } } : {}),
      },
    ],
  }
  const total = await tx.matchFinding.count({ where })
  const counts = await tx.matchFinding.groupBy({
    by: ['kind'],
    where: {
      AND: [bureauReach(actor), { runId, ...(filter.undecided ? { matchDecisions: { none: {} } } : {}) }],
    },
    _count: { _all: true },
  })
  const rows = await tx.matchFinding.findMany({
    where,
    orderBy: [{ kind: 'asc' }, { birthOn: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * FINDINGS_PER_PAGE,
    take: FINDINGS_PER_PAGE,
    select: SEEN,
  })
  return {
    total,
    counts: new Map(counts.map(({ kind, _count }) => [kind, _count._all])),
    rows: rows.map((row) => ({ ...row, birthOn: row.birthOn ? dayFromColumn(row.birthOn) : null })),
  }
}

/** 一处，连同两边的样子，给人看着定。 */
export async function seeFinding(tx: Tx, actor: Official, findingId: string) {
  const row = await tx.matchFinding.findFirst({
    where: { AND: [bureauReach(actor), { id: findingId }] },
    select: SEEN,
  })
  return row && { ...row, birthOn: row.birthOn ? dayFromColumn(row.birthOn) : null }
}

/** 一处；够不着的与没有的一样。 */
export function findFinding(tx: Tx, actor: Official | Clockwork, findingId: string) {
  return tx.matchFinding.findFirst({
    where: { AND: [bureauReach(actor), { id: findingId }] },
    include: {
      row: true,
      matchDecisions: {
        orderBy: { recordedAt: 'desc' },
        take: 1,
        select: { id: true, decision: true, reason: true },
      },
    },
  })
}

/** 决定了立案、还没有立的。最后一个决定算数。 */
export async function listToOpen(tx: Tx, clock: Clockwork): Promise<readonly string[]> {
  const rows = await tx.matchFinding.findMany({
    where: {
      AND: [bureauReach(clock), { caseId: null, matchDecisions: { some: { decision: 'open_case' } } }],
    },
    select: {
      id: true,
      matchDecisions: { orderBy: { recordedAt: 'desc' }, take: 1, select: { decision: true } },
    },
  })
  return rows.filter(({ matchDecisions }) => matchDecisions[0]?.decision === 'open_case').map(({ id }) => id)
}
