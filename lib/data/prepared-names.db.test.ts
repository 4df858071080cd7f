import pg from 'pg'
import { expect } from 'vitest'
import { test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import { connect } from './database.ts'

test('计划留在同一条连接上，轮着来的官员各看各的：没有一行是留着的计划替别人看的', async ({ database }) => {
  const root = new pg.Client({ connectionString: database.superuserUrl })
  await root.connect()
  const worlds = [await buildTenant(root, '350425'), await buildTenant(root, '350583')]
  const db = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 1 })
  try {
    const officials = worlds.flatMap((world) => [
      official(world, 'bureau', [world.county]),
      ...world.schools.map((school) => official(world, 'officer', [school])),
      official(world, 'inspector', []),
    ])
    const seen = new Map<number, string>()
    // 三十遍：早过了数据库改用通用计划的那一遍。语句里一个条件也没有，全凭策略。
    for (let round = 0; round < 30; round += 1) {
      for (const [at, actor] of officials.entries()) {
        const rows = await db.asActor(
          actor,
          (tx) => tx.$queryRaw<{ id: string }[]>`select c.id from app.child c order by c.id`,
        )
        const told = rows.map(({ id }) => id).join()
        expect(told, `${actor.role} ${round}`).toBe(seen.get(at) ?? told)
        seen.set(at, told)
      }
    }
    const { rows: kept } = await root.query<{ name: string; n: string }>(
      `select count(*) as n from app.child where tenant_id = $1`,
      [worlds[0]?.id],
    )
    expect(seen.get(0)?.split(',')).toHaveLength(Number(kept[0]?.n))
    // 各人所见互不相同，空手的督学什么也没有：不是大家都看到同一份。
    expect(new Set(seen.values()).size).toBe(officials.length - 1)
    expect(seen.get(officials.findIndex(({ role }) => role === 'inspector'))).toBe('')
    const plans = await db.asActor(
      officials[0] ?? expect.fail(),
      (tx) =>
        tx.$queryRaw<
          { generic: number }[]
        >`select generic_plans::int as generic from pg_prepared_statements where statement like '%app.child c order by%' and name <> ''`,
    )
    expect(plans[0]?.generic).toBeGreaterThan(50)
  } finally {
    await db.close()
    await root.end()
  }
})
