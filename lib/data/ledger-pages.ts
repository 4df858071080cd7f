import { type Instant, instant } from '#lib/rules/calendar/instant'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

export const EVENTS_PER_PAGE = 50

/** 台账的筛选：哪所学校、哪一种事、哪天记录的（北京时间）。 */
export type LedgerFilter = {
  readonly schoolId?: string
  readonly verb?: string
  readonly day?: PlainDate
}

/** 台账的一行。发生日是自述的，记录时间由数据库盖；相隔几天照实给。 */
export type LedgerLine = {
  readonly seq: number
  readonly verb: string
  readonly role: string
  readonly recordedAt: Instant
  readonly happenedOn: PlainDate | null
  readonly daysApart: number | null
  readonly schoolName: string | null
  readonly className: string | null
  readonly caseId: string | null
  readonly caseNumber: string | null
  /** 本条哈希的前 8 位。 */
  readonly digest: string
}

type Row = Omit<LedgerLine, 'seq' | 'recordedAt' | 'happenedOn'> & {
  seq: bigint
  recordedAt: Date
  happenedOn: string | null
}

/**
 * 可及学校的台账，新的在前，一页 50 条；`before` 是上一页最小的序号。一条语句。
 * 督学看任职的学校，教育局看全县；其余岗位没有行。
 */
export async function listLedger(
  tx: Tx,
  actor: Official,
  filter: LedgerFilter,
  before?: number,
): Promise<{ readonly lines: readonly LedgerLine[]; readonly next: number | null }> {
  const whole = actor.role === 'bureau'
  const units = actor.role === 'inspector' ? [...actor.unitIds] : []
  const school = filter.schoolId ?? null
  const verb = filter.verb ?? null
  const day = filter.day ?? null
  const rows = await tx.$queryRaw<Row[]>`
    select l.seq, e.verb, e.role, e.recorded_at as "recordedAt", to_char(e.happened_on, 'YYYY-MM-DD') as "happenedOn",
      (e.recorded_at at time zone 'Asia/Shanghai')::date - e.happened_on as "daysApart",
      s.name as "schoolName", c.name as "className", k.id::text as "caseId", k.number as "caseNumber",
      upper(substr(encode(l.hash, 'hex'), 1, 8)) as "digest"
    from app.ledger_link l
    join app.ledger_event e on e.tenant_id = l.tenant_id and e.id = l.event_id
    left join app.unit s on s.tenant_id = e.tenant_id and s.id = e.school_id
    left join app.unit c on c.tenant_id = e.tenant_id and c.id = e.class_id
    left join app.dropout_case k on k.tenant_id = e.tenant_id and k.id = e.case_id
    where l.tenant_id = ${actor.tenantId}::uuid
      and (${whole} or e.school_id = any (${units}::uuid[]))
      and (${school}::uuid is null or e.school_id = ${school}::uuid)
      and (${verb}::text is null or e.verb = ${verb}::text)
      and (${day}::date is null or (e.recorded_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
        and e.recorded_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'))
      and (${before ?? null}::bigint is null or l.seq < ${before ?? null}::bigint)
    order by l.seq desc limit ${EVENTS_PER_PAGE + 1}`
  const shown = rows.slice(0, EVENTS_PER_PAGE)
  const last = shown.at(-1)
  return {
    lines: shown.map((row) => ({
      ...row,
      seq: Number(row.seq),
      recordedAt: instant(row.recordedAt.getTime()),
      happenedOn: row.happenedOn === null ? null : plainDate(row.happenedOn),
    })),
    next: rows.length > EVENTS_PER_PAGE && last ? Number(last.seq) : null,
  }
}

/** 最近一次封存的链头；从未封存是 null。 */
export async function findHead(
  tx: Tx,
  actor: Official,
): Promise<{ readonly seq: number; readonly hash: string; readonly sealedAt: Instant } | null> {
  const row = await tx.ledgerHead.findFirst({
    where: { tenantId: actor.tenantId },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true, sealedAt: true },
  })
  return row
    ? {
        seq: Number(row.seq),
        hash: Buffer.from(row.hash).toString('hex'),
        sealedAt: instant(row.sealedAt.getTime()),
      }
    : null
}
