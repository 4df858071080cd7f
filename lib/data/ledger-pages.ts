import { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { uuids } from './reach.ts'

export const EVENTS_PER_PAGE = 50

/** 台账的筛选：单位（校或班）、人、哪一种事、记录日起止（北京时间）、哪一件个案、发生与记录至少隔几天。 */
export type LedgerFilter = {
  readonly unitId?: string
  readonly personId?: string
  readonly verb?: string
  readonly from?: PlainDate
  readonly to?: PlainDate
  readonly caseNumber?: string
  readonly apart?: number
}

/** 台账的一行。发生日是自述的，记录时间由数据库盖；相隔几天照实给。 */
export type LedgerLine = {
  readonly seq: number
  readonly id: string
  readonly verb: string
  readonly role: string
  readonly personId: string | null
  readonly personName: string | null
  readonly recordedAt: Instant
  readonly happenedOn: PlainDate | null
  readonly daysApart: number | null
  readonly schoolName: string | null
  readonly classId: string | null
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
 * 可及学校的台账，新的在前，一页 50 条，可以一直翻到第一条；`before` 是上一页最小的序号。一条语句。
 * 督学看任职的学校，教育局看全县；其余岗位没有行。
 */
export async function listLedger(
  tx: Tx,
  actor: Official,
  filter: LedgerFilter,
  before?: number,
): Promise<{ readonly lines: readonly LedgerLine[]; readonly next: number | null }> {
  // 不问哪个人、哪一件的，顺着链从新往旧走，够一页就停；围栏不让规划器改成「全校取齐了再排」（它不知道学校的事都在自己县里）。
  const fence = filter.personId || filter.caseNumber ? Prisma.empty : Prisma.sql`offset 0`
  const rows = await tx.$queryRaw<Row[]>`
    select l.seq, e.id::text as "id", e.verb, e.role, e.person_id::text as "personId", p.name as "personName", e.recorded_at as "recordedAt",
      to_char(e.happened_on, 'YYYY-MM-DD') as "happenedOn", (e.recorded_at at time zone 'Asia/Shanghai')::date - e.happened_on as "daysApart",
      s.name as "schoolName", e.class_id::text as "classId", c.name as "className", k.id::text as "caseId", k.number as "caseNumber",
      upper(substr(encode(l.hash, 'hex'), 1, 8)) as "digest"
    from app.ledger_link l
    join lateral (select * from app.ledger_event e where e.tenant_id = l.tenant_id and e.id = l.event_id
      and ${Prisma.join(conditionsOf(actor, filter), ' and ')} ${fence}) e on true
    left join app.person p on p.tenant_id = e.tenant_id and p.id = e.person_id
    left join app.unit s on s.tenant_id = e.tenant_id and s.id = e.school_id
    left join app.unit c on c.tenant_id = e.tenant_id and c.id = e.class_id
    left join app.dropout_case k on k.tenant_id = e.tenant_id and k.id = e.case_id
    where l.tenant_id = ${actor.tenantId}::uuid
      ${before === undefined ? Prisma.empty : Prisma.sql`and l.seq < ${before}::bigint`}
      ${filter.caseNumber ? Prisma.sql`and k.number = ${filter.caseNumber}` : Prisma.empty}
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

/** 只写问到的条件：计划不看参数（ADR 0074），「没问就不管」写进语句里，索引就走不成。 */
function conditionsOf(actor: Official, filter: LedgerFilter): Prisma.Sql[] {
  const { unitId, personId, verb, from, to, apart } = filter
  const where = [Prisma.sql`e.tenant_id = ${actor.tenantId}::uuid`]
  if (actor.role !== 'bureau') {
    const units = actor.role === 'inspector' ? actor.unitIds : []
    where.push(units.length > 0 ? Prisma.sql`e.school_id in (${uuids(units)})` : Prisma.sql`false`)
  }
  if (unitId) where.push(Prisma.sql`(e.school_id = ${unitId}::uuid or e.class_id = ${unitId}::uuid)`)
  if (personId) where.push(Prisma.sql`e.person_id = ${personId}::uuid`)
  if (verb) where.push(Prisma.sql`e.verb = ${verb}`)
  if (from) where.push(Prisma.sql`e.recorded_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`)
  if (to) where.push(Prisma.sql`e.recorded_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`)
  if (apart !== undefined)
    where.push(
      Prisma.sql`(e.recorded_at at time zone 'Asia/Shanghai')::date - e.happened_on >= ${apart}::int`,
    )
  return where
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

/** 筛选里的人与班，用来写成中文；学校在下拉里自有名称。 */
export async function nameFilter(tx: Tx, actor: Official, filter: LedgerFilter) {
  const { tenantId } = actor
  const person = filter.personId
    ? await tx.person.findFirst({ where: { tenantId, id: filter.personId }, select: { name: true } })
    : null
  const klass = filter.unitId
    ? await tx.unit.findFirst({
        where: { tenantId, id: filter.unitId, kind: 'class' },
        select: { name: true },
      })
    : null
  return { person: person?.name ?? null, klass: klass?.name ?? null }
}
