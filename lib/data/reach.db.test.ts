import { expect } from 'vitest'
import { type TestDatabase, test } from '#tests/database'
import { FINDERS } from '#tests/reach/finders'
import { NOUNS } from '#tests/reach/nouns'
import { expected, label, officials, type World } from '#tests/reach/oracle'
import { twoCounties, withClient } from '#tests/reach/two-counties'
import { databaseContext } from './context.ts'
import { connect } from './database.ts'
import { childReachSql, classroomReachSql } from './reach.ts'

let world: World

async function build(database: TestDatabase): Promise<World> {
  world ??= await twoCounties(database)
  return world
}

test('数据库策略：每种岗位在每种单位关系下，恰好看见白话所说的行', { timeout: 120_000 }, async ({
  database,
}) => {
  const built = await build(database)
  const key = Buffer.from(database.contextKey, 'hex')
  let cells = 0
  await withClient(database.webUrl, async (client) => {
    for (const actor of officials(built)) {
      await client.query('begin')
      await client.query(`set local app.context = '${databaseContext(actor, key, Date.now())}'`)
      // 一条语句问完全部名词：几十种名词一趟来回。
      const each = NOUNS.map((noun) => `select '${noun}' as noun, id::text as id from app.${noun}`)
      const { rows } = await client.query<{ noun: string; id: string }>(each.join(' union all '))
      for (const noun of NOUNS) {
        const seen = rows.filter((row) => row.noun === noun).map(({ id }) => id)
        expect(seen.sort(), `${label(actor)} → ${noun}`).toEqual(expected(built.a, actor, noun))
        cells += 1
      }
      await client.query('rollback')
    }
  })
  expect(cells).toBe(officials(built).length * NOUNS.length)
})

test('写成 SQL 的条件，与 childReach、classroomReach 说的是同一批行', async ({ database }) => {
  const built = await build(database)
  const db = connect({ url: database.migratorUrl, contextKey: database.contextKey, poolSize: 1 })
  try {
    for (const actor of officials(built)) {
      const seen = await db.asActor(
        actor,
        (tx) => tx.$queryRaw<{ id: string }[]>`select c.id from app.child c where ${childReachSql(actor)}`,
      )
      expect(seen.map((row) => row.id).sort(), label(actor)).toEqual(expected(built.a, actor, 'child'))
      const [calls, absences] = await db.asActor(actor, async (tx) => [
        await tx.$queryRaw<
          { id: string }[]
        >`select r.id from app.roll_call r where ${classroomReachSql(actor, 'r')}`,
        await tx.$queryRaw<
          { id: string }[]
        >`select a.id from app.absence a where ${classroomReachSql(actor, 'a')}`,
      ])
      expect(calls?.map((row) => row.id).sort(), label(actor)).toEqual(expected(built.a, actor, 'roll_call'))
      expect(absences?.map((row) => row.id).sort(), label(actor)).toEqual(expected(built.a, actor, 'absence'))
    }
  } finally {
    await db.close()
  }
})

test('查询条件：不靠策略（绕过行级安全的连接），也恰好是白话所说的行', { timeout: 120_000 }, async ({
  database,
}) => {
  const built = await build(database)
  const db = connect({ url: database.migratorUrl, contextKey: database.contextKey, poolSize: 1 })
  let cells = 0
  try {
    for (const actor of officials(built)) {
      await db.asActor(actor, async (tx) => {
        for (const noun of NOUNS) {
          const seen = (await FINDERS[noun](tx, actor)).map((row) => row.id).sort()
          expect(seen, `${label(actor)} → ${noun}`).toEqual(expected(built.a, actor, noun))
          cells += 1
        }
      })
    }
  } finally {
    await db.close()
  }
  expect(cells).toBe(officials(built).length * NOUNS.length)
})
