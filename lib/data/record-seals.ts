import type { RecordSeal, SealedPart } from '#lib/rules/ledger/record-seals'
import type { Clockwork } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/** 封到哪一刻，与记下时取的事务号：不大于它的事务都完了，那一刻以前的行就都在了。 */
export type Moment = { readonly at: string; readonly transaction: string }

/**
 * 记下此刻。事务号要真取一个：快照里的上界只到最近完成的，正开着的可能比它大。
 * 退五秒：时间盖在取得事务号之前的那一行，也不会落在后面。
 */
export async function noteMoment(tx: Tx): Promise<Moment> {
  const [moment] = await tx.$queryRaw<Moment[]>`
    select guard.instant(clock_timestamp() - interval '5 seconds') as "at", pg_current_xact_id()::text as "transaction"`
  if (!moment) throw new Error('no moment')
  return moment
}

/** 记下那一刻时还开着的事务，是不是都完了。 */
export async function isSettled(tx: Tx, moment: Moment): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ settled: boolean }[]>`
    select pg_snapshot_xmin(pg_current_snapshot()) > ${moment.transaction}::xid8 as "settled"`
  return row?.settled ?? false
}

/** 要封的表与列：由数据库盖时间的每张表里谁也没有改写权的列。 */
export function listSealedTables(tx: Tx): Promise<{ name: string; columns: string[] }[]> {
  return tx.$queryRaw`select name, columns from guard.sealed_tables()`
}

/** 一张表在 (`fromAt`, `untilAt`] 里写下几行、合起来的摘要。行里的字不出数据库。 */
export async function readPart(
  tx: Tx,
  table: { name: string; columns: readonly string[] },
  fromAt: string,
  untilAt: string,
): Promise<SealedPart> {
  const [part] = await tx.$queryRaw<{ rows: bigint; digest: string }[]>`
    select row_count as "rows", digest from guard.seal_part(${table.name}, ${[...table.columns]}::text[], ${fromAt}::timestamptz, ${untilAt}::timestamptz)`
  if (!part) throw new Error('no part')
  return { table: table.name, columns: table.columns, rows: Number(part.rows), digest: part.digest }
}

/** 只让一个后台封这个租户；别的在封就给 false。锁随事务放开。 */
export async function holdRecords(tx: Tx, actor: Clockwork): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    select pg_try_advisory_xact_lock(20261127, hashtext(${actor.tenantId})) as "held"`
  return row?.held ?? false
}

/** 封到哪一刻了；还没有封过给 `epoch`，第一段把更早的都算在里面。 */
export async function sealedUntil(tx: Tx, actor: Clockwork): Promise<string> {
  const [row] = await tx.$queryRaw<{ at: string | null }[]>`
    select guard.instant(max(until_at)) as "at" from app.record_seal where tenant_id = ${actor.tenantId}::uuid`
  return row?.at ?? '1970-01-01T00:00:00.000000Z'
}

/** 存下一段；总摘要由数据库照存下的原样算。 */
export async function saveRecordSeal(
  tx: Tx,
  actor: Clockwork,
  seal: { fromAt: string; untilAt: string; rows: number; parts: readonly SealedPart[] },
): Promise<{ id: string; digest: string }> {
  const id = newId()
  const parts = JSON.stringify(seal.parts)
  const [row] = await tx.$queryRaw<{ digest: string }[]>`
    insert into app.record_seal (tenant_id, id, from_at, until_at, row_count, parts, digest, recorded_at)
    values (${actor.tenantId}::uuid, ${id}::uuid, ${seal.fromAt}::timestamptz, ${seal.untilAt}::timestamptz, ${seal.rows}, ${parts}::jsonb,
      encode(sha256(convert_to(${parts}::jsonb::text, 'UTF8')), 'hex'), clock_timestamp())
    returning digest`
  if (!row) throw new Error('no seal')
  return { id, digest: row.digest }
}

/** 全部封存，从早到晚；`digest` 照存下的 `parts` 重算，与入账的那一个对。 */
export async function listRecordSeals(tx: Tx, actor: Clockwork): Promise<RecordSeal[]> {
  const rows = await tx.$queryRaw<(Omit<RecordSeal, 'rows'> & { rows: bigint })[]>`
    select id::text as "id", guard.instant(from_at) as "fromAt", guard.instant(until_at) as "untilAt", row_count as "rows", parts,
      encode(sha256(convert_to(parts::text, 'UTF8')), 'hex') as "digest"
    from app.record_seal where tenant_id = ${actor.tenantId}::uuid order by until_at`
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }))
}
