import { afterAll, expect } from 'vitest'
import { databaseContext } from '#lib/data/context'
import { listSnapshots } from '#lib/data/county-snapshots'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { gatherCounties } from './gather-counties.ts'

const AT = new Date()
let world: CaseWorld
afterAll(() => world?.close())

test('在县里数、写进市州；一刻一行；市州只看得到数，县里看不到市州的表', async ({ database }) => {
  world = await aCaseWorld(database, 'linxia-2016')
  const prefectureId = newId()
  await insert(world.sql, 'tenant', {
    id: prefectureId,
    code: '990000',
    slug: 'zhou',
    name: '虚构州',
    kind: 'prefecture',
  })
  await world.sql.query('update app.tenant set parent_id = $1 where id = $2', [prefectureId, world.tenantId])
  for (const state of ['persuading', 'township'] as const) {
    const { childId } = await aCase(world, { state })
    await insert(world.sql, 'class_enrolment', {
      tenant_id: world.tenantId,
      id: newId(),
      child_id: childId,
      class_id: world.classId,
      seat_no: 1,
      from_on: '2026-09-01',
    })
  }
  const clock = { kind: 'clock', tenantId: prefectureId } as const
  const deps = { db: world.worker, clock: { now: () => AT } }
  expect(await gatherCounties(deps, clock)).toBe(1)
  expect(await gatherCounties(deps, clock)).toBe(0)

  const prefecture: Official = { ...world.who.prefecture, tenantId: prefectureId }
  const [seen, ...more] = await world.web.asActor(prefecture, (tx) =>
    listSnapshots(tx, prefecture, plainDate('2020-01-01')),
  )
  expect(more).toEqual([])
  expect(seen?.figures).toMatchObject({ openCases: 'small', unexcused: 0, primary: { enrolled: 2, out: 0 } })
  const { bureau } = world.who
  expect(await world.web.asActor(bureau, (tx) => listSnapshots(tx, bureau, plainDate('2020-01-01')))).toEqual(
    [],
  )
  await expect(world.sql.query("update app.county_snapshot set day = '2020-01-01'")).rejects.toThrow(
    'append-only',
  )
})

test('市州的会话，在本州、在各县，凡是挂在儿童、个案、班级上的表，一行也读不到', async ({ database }) => {
  const { rows: tables } = await world.sql.query<{ name: string }>(
    `select distinct c.table_name as name from information_schema.columns c
      join information_schema.role_table_grants g on g.table_schema = c.table_schema and g.table_name = c.table_name
        and g.grantee = 'baoxue_web' and g.privilege_type = 'SELECT'
      where c.table_schema = 'app' and (c.column_name in ('child_id', 'case_id', 'class_id') or c.table_name in ('child', 'dropout_case'))
      order by 1`,
  )
  expect(tables.length).toBeGreaterThan(20)
  const key = Buffer.from(database.contextKey, 'hex')
  const pg = await import('pg')
  const client = new pg.default.Client({ connectionString: database.webUrl })
  await client.connect()
  try {
    const { rows: homes } = await world.sql.query<{ id: string }>('select id from app.tenant')
    for (const { id } of homes) {
      const actor: Official = { ...world.who.prefecture, tenantId: id }
      await client.query('begin')
      await client.query(`set local app.context = '${databaseContext(actor, key, Date.now())}'`)
      for (const { name } of tables) {
        const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from app.${name}`)
        expect(rows[0]?.n, name).toBe(0)
      }
      await client.query('rollback')
    }
  } finally {
    await client.end()
  }
})
