import type { Entry, Head } from '#lib/rules/ledger/encoding'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

/** 链上的一节；够得着的带全文，够不着的只有位置与哈希。 */
export type ChainStep =
  | { readonly line: 'entry'; readonly entry: Entry }
  | {
      readonly line: 'link'
      readonly seq: number
      readonly linkedAt: string
      readonly previousHash: string
      readonly hash: string
    }

type Row = Omit<Entry, 'seq' | 'id'> & { seq: bigint; id: string | null }

/** 从 `after` 之后到 `upTo`，按链的次序至多 `limit` 节。督学只读得到责任校的全文，教育局读得到全县的。 */
export async function listChain(
  tx: Tx,
  actor: Official,
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<ChainStep[]> {
  const whole = actor.role === 'bureau'
  const units = actor.role === 'inspector' ? [...actor.unitIds] : []
  const rows = await tx.$queryRaw<Row[]>`
    select l.seq, e.id::text as "id", e.verb, e.subject_kind as "subjectKind", e.subject_id::text as "subjectId", e.case_id::text as "caseId",
      e.class_id::text as "classId", e.school_id::text as "schoolId", e.person_id::text as "personId", e.appointment_id::text as "appointmentId", e.role,
      to_char(e.happened_on, 'YYYY-MM-DD') as "happenedOn", e.payload,
      to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
      to_char(l.linked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "linkedAt",
      encode(l.previous_hash, 'hex') as "previousHash", encode(l.hash, 'hex') as "hash"
    from app.ledger_link l
    left join app.ledger_event e on e.tenant_id = l.tenant_id and e.id = l.event_id and (${whole} or e.school_id = any (${units}::uuid[]))
    where l.tenant_id = ${actor.tenantId}::uuid and l.seq > ${after} and l.seq <= ${upTo} order by l.seq limit ${limit}`
  return rows.map(({ seq, id, ...row }) =>
    id === null
      ? {
          line: 'link',
          seq: Number(seq),
          linkedAt: row.linkedAt,
          previousHash: row.previousHash,
          hash: row.hash,
        }
      : { line: 'entry', entry: { ...row, id, seq: Number(seq) } },
  )
}

/** 此刻的链尾序号；还没有条目是 0。 */
export async function findTip(tx: Tx, actor: Official): Promise<number> {
  const tip = await tx.ledgerLink.findFirst({
    where: { tenantId: actor.tenantId },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  })
  return Number(tip?.seq ?? 0)
}

type HeadRow = Omit<Head, 'seq'> & { seq: bigint }

/** 封存的链头，到 `upTo` 为止，从早到晚。 */
export async function listSealedHeads(tx: Tx, actor: Official, upTo: number): Promise<Head[]> {
  const rows = await tx.$queryRaw<HeadRow[]>`
    select seq, encode(hash, 'hex') as "hash", to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sealedAt", encode(signature, 'hex') as "signature"
    from app.ledger_head where tenant_id = ${actor.tenantId}::uuid and seq <= ${upTo} order by seq`
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

export const HEADS_PER_PAGE = 50

/** 链头一页，新的在前。 */
export async function listHeadPage(tx: Tx, actor: Official, before?: number) {
  const rows = await tx.ledgerHead.findMany({
    where: { tenantId: actor.tenantId, ...(before ? { seq: { lt: before } } : {}) },
    orderBy: { seq: 'desc' },
    take: HEADS_PER_PAGE + 1,
    select: { seq: true, hash: true, sealedAt: true },
  })
  const heads = rows.slice(0, HEADS_PER_PAGE).map((row) => ({
    seq: Number(row.seq),
    hash: Buffer.from(row.hash).toString('hex'),
    sealedAt: row.sealedAt.toISOString(),
  }))
  return { heads, next: rows.length > HEADS_PER_PAGE ? (heads.at(-1)?.seq ?? null) : null }
}

/** 纸上的一个短码在链上的下落：那一条现在的哈希，与盖住它的第一个链头。 */
export async function findByCode(tx: Tx, actor: Official, seq: number) {
  const link = await tx.ledgerLink.findUnique({
    where: { tenantId_seq: { tenantId: actor.tenantId, seq } },
    select: { hash: true, linkedAt: true },
  })
  if (!link) return null
  const head = await tx.ledgerHead.findFirst({
    where: { tenantId: actor.tenantId, seq: { gte: seq } },
    orderBy: { seq: 'asc' },
    select: { seq: true, sealedAt: true },
  })
  return {
    hash: Buffer.from(link.hash).toString('hex'),
    linkedAt: link.linkedAt.toISOString(),
    sealed: head ? { seq: Number(head.seq), at: head.sealedAt.toISOString() } : null,
  }
}
