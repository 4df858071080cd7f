import type { Entry, Head } from '#lib/rules/ledger/encoding'
import type { Clockwork } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

type EntryRow = Omit<Entry, 'seq'> & { seq: bigint }
type HeadRow = Omit<Head, 'seq'> & { seq: bigint }

/** 从 `after` 之后起，按链的次序给出至多 `limit` 条。时间与哈希以核验用的文字给出。 */
export async function listEntries(tx: Tx, actor: Clockwork, after: number, limit: number): Promise<Entry[]> {
  const rows = await tx.$queryRaw<EntryRow[]>`
    select l.seq, e.id::text as "id", e.verb, e.subject_kind as "subjectKind", e.subject_id::text as "subjectId", e.case_id::text as "caseId",
      e.class_id::text as "classId", e.school_id::text as "schoolId", e.person_id::text as "personId", e.appointment_id::text as "appointmentId", e.role,
      to_char(e.happened_on, 'YYYY-MM-DD') as "happenedOn", e.payload, guard.instant(e.recorded_at) as "recordedAt", guard.instant(l.linked_at) as "linkedAt",
      encode(l.previous_hash, 'hex') as "previousHash", encode(l.hash, 'hex') as "hash"
    from app.ledger_link l join app.ledger_event e on e.tenant_id = l.tenant_id and e.id = l.event_id
    where l.tenant_id = ${actor.tenantId}::uuid and l.seq > ${after} order by l.seq limit ${limit}`
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** 全部封存的链头，从早到晚。 */
export async function listHeads(tx: Tx, actor: Clockwork): Promise<Head[]> {
  const rows = await tx.$queryRaw<HeadRow[]>`
    select seq, encode(hash, 'hex') as "hash", guard.instant(sealed_at) as "sealedAt", encode(signature, 'hex') as "signature"
    from app.ledger_head where tenant_id = ${actor.tenantId}::uuid order by seq`
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/**
 * 封存前的链尾与时间。先拿接链用的同一把锁：此后接上的条目，接链时间必在封存时间之后。
 * 自上次封存以来没有新条目，给 null。
 */
export async function holdTip(
  tx: Tx,
  actor: Clockwork,
): Promise<{ seq: number; hash: string; sealedAt: string } | null> {
  await tx.$executeRaw`select pg_advisory_xact_lock(20230928, hashtext(${actor.tenantId}))`
  const rows = await tx.$queryRaw<{ seq: bigint; hash: string; sealedAt: string }[]>`
    select l.seq, encode(l.hash, 'hex') as "hash", guard.instant(clock_timestamp()) as "sealedAt" from app.ledger_link l
    where l.tenant_id = ${actor.tenantId}::uuid and not exists (select 1 from app.ledger_head h where h.tenant_id = l.tenant_id and h.seq = l.seq)
      and l.seq = (select max(seq) from app.ledger_link where tenant_id = ${actor.tenantId}::uuid)`
  const tip = rows[0]
  return tip ? { ...tip, seq: Number(tip.seq) } : null
}

/** 存下签好的链头。 */
export async function saveHead(tx: Tx, actor: Clockwork, head: Head): Promise<void> {
  await tx.$executeRaw`
    insert into app.ledger_head (tenant_id, id, seq, hash, events, sealed_at, signature)
    values (${actor.tenantId}::uuid, ${newId()}::uuid, ${head.seq}, decode(${head.hash}, 'hex'), ${head.seq}, ${head.sealedAt}::timestamptz, decode(${head.signature}, 'hex'))`
}
