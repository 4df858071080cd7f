import { describe, expect } from 'vitest'
import type { Tx } from '#lib/data/database'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { readSchool } from '#lib/server/attendance/load-school'
import { readBeside } from '#lib/server/cases/load-beside'
import { readCase } from '#lib/server/cases/load-case'
import { loadBureau } from '#lib/server/figures/load-bureau'
import { DATIAN, NOW, TODAY, test, type World } from '#tests/demo-world'
import { readInspector } from './read-inspector.ts'
import { readTownship } from './read-township.ts'
import { readVillage } from './read-village.ts'

const now = { at: NOW, today: TODAY }
type Read = (tx: Tx, actor: Official) => Promise<unknown>

/**
 * 一张桌面一次请求至多几条语句（事务的三条在内，谁在看的那几条不在）。个案几十件的县里量：
 * 一行一条的查询混进来，立刻过线。线贴着量到的画，只宽出一条；加一处要用的，线跟着加。
 */
const DESKS: readonly { readonly role: Role; readonly atMost: number; readonly read: Read }[] = [
  { role: 'bureau', atMost: 43, read: (tx, actor) => loadBureau(tx, actor, now) },
  { role: 'officer', atMost: 26, read: (tx, actor) => readSchool(tx, actor, now) },
  { role: 'township', atMost: 20, read: (tx, actor) => readTownship(tx, actor, now) },
  { role: 'inspector', atMost: 15, read: (tx, actor) => readInspector(tx, actor, now) },
  { role: 'village', atMost: 12, read: (tx, actor) => readVillage(tx, actor, now) },
]

async function statementsOf(world: World, actor: Official, read: Read): Promise<readonly string[]> {
  world.statements.length = 0
  await world.look(actor, (tx) => read(tx, actor))
  return world.statements.map((sql) => sql.replaceAll('"', '').slice(0, 160))
}

describe('每张桌面的语句数', () => {
  test.for(DESKS)('$role 不过 $atMost 条', async ({ role, atMost, read }, { world }) => {
    const said = await statementsOf(world, await world.as(role), read)
    expect(said.length, said.join('\n')).toBeLessThanOrEqual(atMost)
  })

  test('经过最多的一件个案：一个事务取个案，一个事务取旁边的', async ({ world }) => {
    const bureau = await world.as('bureau')
    const [kase] = await world.ask<{ id: string }>(
      `select c.id from app.dropout_case c where c.tenant_id = $1
        order by (select count(*) from app.case_step s where s.tenant_id = c.tenant_id and s.case_id = c.id) desc, c.id limit 1`,
      [DATIAN],
    )
    const said = await statementsOf(world, bureau, async (tx) => {
      const found = await readCase(tx, bureau, kase?.id ?? '', now)
      if (!found) throw new Error('the case was not found')
      await readBeside(tx, {
        ...found,
        actor: { ...bureau, role: 'bureau' },
        now: { ...now, local: '' },
      })
    })
    expect(said.length, said.join('\n')).toBeLessThanOrEqual(21)
  })
})
