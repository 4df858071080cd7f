import { afterAll, expect } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aCase, aCaseWorld, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { listContradictions } from './list-contradictions.ts'

const TODAY = plainDate('2026-10-12')
let world: CaseWorld

afterAll(() => world?.close())

async function kindsOf(actor: Official): Promise<readonly string[]> {
  const { rows, counts } = await world.web.asActor(actor, (tx) =>
    listContradictions(tx, actor, TODAY, { page: 1 }),
  )
  expect([...counts.values()].reduce((sum, one) => sum + one, 0)).toBe(rows.length)
  return rows.map(({ kind, name }) => `${name} ${kind}`).sort()
}

test('说不通的各处恰好都在，说得通的一处不列；邻校看不见', async ({ database }) => {
  world = await aCaseWorld(database)
  // 三年级应在 8 岁上下；这一个说得通。
  await aCase(world, { child: { name: '说得通', birth_on: '2018-03-05' } })
  const back = await aCase(world, { state: 'returned', child: { name: '返而又缺', birth_on: '2018-03-05' } })
  const gone = await aCase(world, { child: { name: '销而不在', birth_on: '2018-03-05' } })
  await aCase(world, { child: { name: '年龄不符', birth_on: '2013-03-05' } })
  await aCase(world, { child: { name: '没有编班', birth_on: '2018-03-05', class_id: null } })
  await aCase(world, {
    child: { name: '没有住地', birth_on: '2018-03-05', township_id: null, village_id: null },
  })
  const loose = await aCase(world, {
    child: {
      name: '无人跟着',
      birth_on: '2018-03-05',
      status: 'never_enrolled',
      school_id: null,
      class_id: null,
    },
  })
  await world.sql.query(`update app.dropout_case set returned_on = '2026-10-08' where id = $1`, [back.id])
  await world.sql.query(
    `update app.dropout_case set state = 'struck_off', closed_at = '2026-09-28', close_reason = case id when $1 then 'returned_to_school' else 'transferred' end where id in ($1, $2)`,
    [gone.id, loose.id],
  )
  for (const day of ['2026-10-09', '2026-10-12']) await aRollCall(world, day, [back.childId, gone.childId])
  const expected = [
    '年龄不符 age_out_of_grade',
    '无人跟着 never_enrolled_without_case',
    '没有住地 no_residence',
    '没有编班 enrolled_without_class',
    '返而又缺 returned_but_absent',
    '销而不在 struck_off_but_absent',
  ]
  expect(await kindsOf(world.who.bureau)).toEqual(expected.sort())
  expect(await kindsOf(world.who.officer)).toEqual(
    expected
      .filter((one) => !one.startsWith('无人') && !one.startsWith('没有编'))
      .concat('没有编班 enrolled_without_class')
      .sort(),
  )
  expect(await kindsOf(world.otherOfficer)).toEqual([])
})
