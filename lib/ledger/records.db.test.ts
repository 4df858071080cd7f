import type pg from 'pg'
import { afterAll, expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { listSealedTables, readPart } from '#lib/data/record-seals'
import type { Clockwork } from '#lib/rules/people/actor'
import { asSuperuser } from '#tests/classroom'
import { type TestDatabase, test } from '#tests/database'
import { sealWhenSettled } from '#tests/seal-when-settled'
import { buildTenant } from '#tests/world'
import { checkRecords } from './check-records.ts'
import { readWholeLedger } from './export.ts'
import { publicKeyHex, sealingKey } from './head.ts'
import { momentToSeal, sealRecords } from './seal-records.ts'

const publicKey = publicKeyHex(sealingKey('66'.repeat(32)))
const EPOCH = '1970-01-01T00:00:00.000000Z'
const NOW = '2099-01-01T00:00:00.000000Z'
/** 自己有链的，封存自己，与整行都可改的升班单（它改一次记一次账）。 */
const NOT_SEALED = ['ledger_event', 'record_seal', 'school_roll_over']

let sql: pg.Client
let db: Database
afterAll(async () => {
  await db?.close()
  await sql?.end()
})

async function aCounty(database: TestDatabase, code: string): Promise<Clockwork> {
  sql ??= await asSuperuser(database)
  db ??= connect({ url: database.workerUrl, contextKey: database.contextKey, poolSize: 2 })
  const tenant = await buildTenant(sql, code)
  return { kind: 'clock', tenantId: tenant.id }
}

async function checked(clock: Clockwork) {
  const { entries } = await readWholeLedger(db, clock, publicKey, () => undefined)
  const { breaks, changed, ...whole } = await checkRecords(db, clock, entries, () => undefined)
  return {
    ...whole,
    breaks: breaks.map(({ kind }) => kind),
    changed: changed.map(({ then, rowsNow }) => `${then.table} ${rowsNow - then.rows}`).sort(),
  }
}

/** 有全权的人停掉触发器做一件事。 */
async function tamper(statement: string): Promise<void> {
  await sql.query(
    `set session_replication_role = replica; ${statement}; set session_replication_role = origin`,
  )
}

test('凡由数据库盖时间的表都封，一行不落；别县的一行不算', async ({ database }) => {
  const clock = await aCounty(database, '350425')
  await aCounty(database, '350583')
  const tables = await db.asActor(clock, (tx) => listSealedTables(tx))
  const { rows: stamped } = await sql.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'recorded_at'
     where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and not c.relname = any($1) order by 1`,
    [NOT_SEALED],
  )
  expect(tables.map(({ name }) => name)).toEqual(stamped.map(({ name }) => name))
  for (const table of tables) {
    const { rows } = await sql.query<{ n: number }>(
      `select count(*)::int as n from app."${table.name}" where tenant_id = $1`,
      [clock.tenantId],
    )
    const part = await db.asActor(clock, (tx) => readPart(tx, table, EPOCH, NOW))
    expect([table.name, part.rows]).toEqual([table.name, rows[0]?.n])
  }
})

test('封过的，改一个字、少一行、塞一行古老的、动封存本身，都指得出', async ({ database }) => {
  const clock = await aCounty(database, '350481')
  const own = `tenant_id = '${clock.tenantId}'`
  const rows = await sealWhenSettled(db, clock)
  expect(rows).toBeGreaterThan(100)
  expect(await sealRecords(db, clock, await momentToSeal(db, clock))).toBe(0)
  expect(await checked(clock)).toEqual({ seals: 1, rows, breaks: [], changed: [] })

  await tamper(
    `update app.absence set reason = 'sick' where id = (select id from app.absence where ${own} and reason <> 'sick' limit 1)`,
  )
  expect((await checked(clock)).changed).toEqual(['absence 0'])
  await tamper(
    `delete from app.guardian_contact where id = (select id from app.guardian_contact where ${own} limit 1)`,
  )
  expect((await checked(clock)).changed).toEqual(['absence 0', 'guardian_contact -1'])
  await tamper(
    `insert into app.township_visit select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'ordinal', 99, 'recorded_at', '1969-07-01T00:00:00Z'))).*
     from app.township_visit v where ${own} limit 1`,
  )
  expect((await checked(clock)).changed).toEqual(['absence 0', 'guardian_contact -1', 'township_visit 1'])
  // 把封存改成与今天的行相符：行是对上了，与入账的那一句对不上。
  await tamper(
    `update app.record_seal set parts = (select jsonb_agg(p - 'digest' || jsonb_build_object('digest', 'x')) from jsonb_array_elements(parts) as p) where ${own}`,
  )
  expect((await checked(clock)).breaks).toEqual(['altered'])
  await tamper(`delete from app.record_seal where ${own}`)
  expect(await checked(clock)).toMatchObject({ seals: 0, breaks: ['missing'] })
})

test('那一刻还有没完的事务，就等它完：一行也不会落在两段之间', async ({ database }) => {
  const clock = await aCounty(database, '350521')
  const slow = await asSuperuser(database)
  await slow.query('begin')
  await slow.query(
    `insert into app.guardian_contact select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid()))).*
     from app.guardian_contact g where tenant_id = $1 limit 1`,
    [clock.tenantId],
  )
  const moment = await momentToSeal(db, clock)
  expect(await sealRecords(db, clock, moment)).toBe(0)
  await slow.query('commit')
  await slow.end()
  const { rows } = await sql.query<{ n: number }>(
    'select count(*)::int as n from app.guardian_contact where tenant_id = $1',
    [clock.tenantId],
  )
  expect(await sealWhenSettled(db, clock, moment)).toBeGreaterThan(0)
  const { rows: parts } = await sql.query<{ rows: number }>(
    `select (p->>'rows')::int as rows from app.record_seal s, jsonb_array_elements(s.parts) as p
     where s.tenant_id = $1 and p->>'table' = 'guardian_contact'`,
    [clock.tenantId],
  )
  expect(parts).toEqual([{ rows: rows[0]?.n }])
  expect(await checked(clock)).toMatchObject({ seals: 1, breaks: [], changed: [] })
})

test('两个后台同时封：只封一段，没有谁出错', async ({ database }) => {
  const clock = await aCounty(database, '350623')
  const other = connect({ url: database.workerUrl, contextKey: database.contextKey, poolSize: 1 })
  const moment = await momentToSeal(db, clock)
  let sealed = 0
  const worker = async (from: Database) => {
    for (let turn = 0; turn < 200 && sealed === 0; turn += 1) {
      const rows = await sealRecords(from, clock, moment)
      sealed += rows
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await Promise.all([worker(db), worker(other), worker(db)])
  await other.close()
  const { seals, rows } = await checked(clock)
  expect([seals, sealed]).toEqual([1, rows])
})

test('封存的那一问只答封存的表，只答时钟', async ({ database }) => {
  const clock = await aCounty(database, '350622')
  const ask = (name: string, columns: readonly string[]) =>
    db.asActor(clock, (tx) => readPart(tx, { name, columns }, EPOCH, NOW))
  await expect(ask('account', ['login'])).rejects.toThrow()
  await expect(ask('record_seal', ['digest'])).rejects.toThrow()
  await expect(ask('child', ['status'])).rejects.toThrow()
  expect((await ask('absence', ['reason', 'recorded_at', 'tenant_id'])).rows).toBeGreaterThan(0)
})
