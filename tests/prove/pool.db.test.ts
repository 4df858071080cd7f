import pg from 'pg'
import { expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import type { WorldTenant } from '#tests/world-scene'
import { chance, SEED, tell, times } from './figure.ts'

const WORKERS = 50
const SLOW_COMMITS = times(24, 2_000)

// 提交本身慢：延后的触发器在 COMMIT 里睡，事务的时限管不到它。
const SLOW_COMMIT = `
create function app.slow_commit() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return null; end $$;
create constraint trigger slow_commit after insert on app.access_log
  deferrable initially deferred for each row execute function app.slow_commit()`

/** 三条连接都被占住，比等连接的时限还久：后来的人等不到，谁也不许替他把事办了一半。 */
async function waitedInVain(db: Database, world: WorldTenant): Promise<number> {
  const actor = official(world, 'bureau', [world.county])
  const hold = () =>
    db.asActor(actor, async (tx) => {
      for (let turn = 0; turn < 2; turn += 1) await tx.$queryRawUnsafe('select pg_sleep(3)::text')
    })
  const held = [hold(), hold(), hold()]
  // 先让三个人都拿到连接，后来的才是等的人。
  await new Promise((resolve) => setTimeout(resolve, 300))
  const late = await Promise.allSettled(
    Array.from({ length: 12 }, () => db.asActor(actor, (tx) => tx.child.count())),
  )
  await Promise.all(held)
  return late.filter(({ status }) => status === 'rejected').length
}

/** 提交慢过时限：说办成了的一行不少，写下的每一行都在写的人自己的县里。 */
async function slowCommits(db: Database, root: pg.Client, worlds: readonly WorldTenant[]) {
  await root.query(SLOW_COMMIT)
  const promised = new Map<string, string>()
  let left = SLOW_COMMITS
  async function write(): Promise<void> {
    while (left > 0) {
      left -= 1
      const mine = worlds[left % worlds.length]
      if (!mine) return
      const id = newId()
      const note = {
        ...{ tenantId: mine.id, id, childId: mine.children[0]?.id ?? '', personId: mine.person },
        ...{ role: 'bureau', field: 'page', reason: '慢提交', recordedAt: new Date() },
      }
      await db
        .asActor(official(mine, 'bureau', [mine.county]), (tx) => tx.accessLog.createMany({ data: [note] }), {
          timeoutMs: 150,
        })
        .then(
          () => promised.set(id, mine.id),
          () => undefined,
        )
    }
  }
  await Promise.all(Array.from({ length: 10 }, write))
  await root.query('drop trigger slow_commit on app.access_log; drop function app.slow_commit()')
  const { rows } = await root.query<{ id: string; tenant: string }>(
    `select id, tenant_id as tenant from app.access_log where reason = '慢提交'`,
  )
  const kept = new Map(rows.map(({ id, tenant }) => [id, tenant]))
  const lost = [...promised].filter(([id, tenant]) => kept.get(id) !== tenant).length
  return { promised: promised.size, lost }
}

test('三条连接、五十个人，乱抛、超时、连接被杀、等不到连接、提交慢：从不看见别人的行，用完不留身份、不留开着的事务', async ({
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
  const refused = await waitedInVain(db, worlds[0] ?? expect.fail())
  const slow = await slowCommits(db, root, worlds)
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
  tell('T05', { ...told, refused, ...slow, idleInTransaction: stuck, seed: SEED })
  expect(told).toMatchObject({ operations: expect.any(Number), foreign: 0 })
  expect(told.aborted).toBeGreaterThan(0)
  expect(told.killed).toBeGreaterThan(0)
  expect(refused).toBe(12)
  expect(slow.promised).toBeGreaterThan(0)
  expect(slow.lost).toBe(0)
  expect(stuck).toBe(0)
}, 3_600_000)
