import { expect } from 'vitest'
import { blindTails } from '#lib/data/sensitive'
import type { Official } from '#lib/rules/people/actor'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test as base } from '#tests/database'
import { searchInReach } from './search-in-reach.ts'

const test = base.extend<{ $file: { world: CaseWorld } }>({
  world: [
    async ({ database }, use) => {
      const world = await aCaseWorld(database)
      await use(world)
      await world.close()
    },
    { scope: 'file' },
  ],
})

const keys = { fieldKey: 'aa'.repeat(32), indexKey: 'bb'.repeat(32) }

async function titles(world: CaseWorld, actor: Official, text: string): Promise<string[]> {
  const outcome = await searchInReach({ ...world.deps('2026-11-25T02:00:00Z'), keys }, actor, { text })
  return outcome.ok
    ? outcome.value.groups.flatMap(({ found }) => found.map(({ title }) => title))
    : ['refused']
}

test('姓名、名字、异体字、拼音、首字母、证件尾号、案号都找得到；够不着的一个也没有', async ({ world }) => {
  const { tail4, tail6 } = blindTails(keys, world.tenantId, '350425201703050015')
  const child = {
    ...{ name: '陳曉峯', name_pinyin: 'chen xiao feng', name_initials: 'cxf' },
    ...{ id_tail4_index: Buffer.from(tail4), id_tail6_index: Buffer.from(tail6) },
  }
  const kase = await aCase(world, { state: 'township', child })
  const { rows } = await world.sql.query<{ number: string }>(
    'select number from app.dropout_case where id = $1',
    [kase.id],
  )
  const number = rows[0]?.number ?? ''
  const asked = ['陳曉峯', '陈晓峰', '晓峰', 'chenxiao', 'cxf', '0015', '050015', number]
  for (const text of asked)
    for (const role of ['teacher', 'officer', 'principal', 'township', 'bureau', 'inspector'] as const)
      expect(await titles(world, world.who[role], text), `${role} ${text}`).toEqual(['陳曉峯'])
  for (const text of asked)
    for (const actor of [world.otherOfficer, world.otherTownship])
      expect(await titles(world, actor, text), text).toEqual([])
  expect(await titles(world, world.who.admin, 'cxf')).toEqual(['refused'])
  // 通配符不是通配符。
  expect(await titles(world, world.who.bureau, '陈_峰')).toEqual([])
})
