import pg from 'pg'
import { expect } from 'vitest'
import { connect } from '#lib/data/database'
import { test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import { chance, SEED, tell, times } from './figure.ts'

const WORKERS = 50

test('三条连接、五十个人，乱抛、超时、连接被杀：从不看见别人的行，用完不留身份、不留开着的事务', async ({
  database,
}) => {
  const root = new pg.Client({ connectionString: database.superuserUrl })
  await root.connect()
  const worlds = [await buildTenant(root, '350425'), await buildTenant(root, '350583')]
  const db = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 3 })
  const random = chance(SEED)
  const total = times(500, 1_000_000)
  const told = { operations: 0, foreign: 0, aborted: 0, killed: 0 }
  let left = total

  async function one(): Promise<void> {
    const mine = worlds[random() < 0.5 ? 0 : 1]
    if (!mine) return
    const actor = official(mine, 'bureau', [mine.county])
    const fate = random()
    await db.asActor(actor, async (tx) => {
      const [children, units] = await Promise.all([
        tx.child.findMany({ select: { tenantId: true } }),
        tx.unit.findMany({ select: { tenantId: true } }),
      ])
      told.foreign += [...children, ...units].filter(({ tenantId }) => tenantId !== mine.id).length
      if (fate < 0.1) throw new Error('aborted on purpose')
      if (fate < 0.12) await tx.$executeRawUnsafe(`set local statement_timeout = '20ms'`)
      if (fate < 0.12) await tx.$queryRawUnsafe('select pg_sleep(1)::text')
    })
  }

  async function worker(): Promise<void> {
    while (left > 0) {
      left -= 1
      await one().catch(() => {
        told.aborted += 1
      })
      told.operations += 1
    }
  }

  async function killer(): Promise<void> {
    while (left > 0) {
      const { rowCount } = await root.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'baoxue_web' and datname = current_database() order by random() limit 1`,
      )
      told.killed += rowCount ?? 0
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }

  await Promise.all([...Array.from({ length: WORKERS }, worker), killer()])
  const { rows } = await root.query<{ stuck: number }>(
    `select count(*)::int as stuck from pg_stat_activity where usename = 'baoxue_web' and datname = current_database() and state like 'idle in transaction%'`,
  )
  // 还活着，也还认得人；不说是谁就什么也拿不到。
  const actor = worlds[0] ? official(worlds[0], 'bureau', [worlds[0].county]) : expect.fail()
  expect(await db.asActor(actor, (tx) => tx.child.count())).toBeGreaterThan(0)
  await db.close()
  const bare = new pg.Client({ connectionString: database.webUrl })
  await bare.connect()
  await expect(bare.query('select id from app.child')).rejects.toMatchObject({ code: '28000' })
  await bare.end()
  await root.end()
  const stuck = rows[0]?.stuck ?? -1
  tell('T05', { ...told, idleInTransaction: stuck, seed: SEED })
  expect(told).toMatchObject({ operations: expect.any(Number), foreign: 0 })
  expect(told.aborted).toBeGreaterThan(0)
  expect(stuck).toBe(0)
}, 3_600_000)
