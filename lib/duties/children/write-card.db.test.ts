import { expect } from 'vitest'
import { listCards, listLeftBehind } from '#lib/data/children/left-behind-cards'
import { newId } from '#lib/data/ids'
import { cardBody } from '#lib/schemas/children/left-behind-card'
import { aCase, aCaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { writeCard } from './write-card.ts'

const KEYS = { fieldKey: 'ab'.repeat(32), indexKey: 'cd'.repeat(32) }
const BODY = cardBody.parse({
  ethnicity: '东乡',
  householdRegistered: '是',
  health: '健康',
  disability: '',
  schooling: '能跟上',
  living: '随祖母生活，家里没有别的大人',
  fatherName: '',
  fatherWork: '新疆',
  motherName: '',
  motherWork: '',
  entrusted: '祖母',
  entrustedRelation: '祖孙',
  guardianship: 'weak',
  help: '',
})

test('每填一次是新的一版，内容封存；没有卡的留守儿童列得出来', async ({ database }) => {
  const w = await aCaseWorld(database, 'linxia-2016')
  try {
    const { childId } = await aCase(w)
    await insert(w.sql, 'child_category', {
      tenant_id: w.tenantId,
      id: newId(),
      child_id: childId,
      category: 'left_behind',
      from_on: '2026-09-01',
    })
    const deps = { ...w.deps('2026-09-22T01:00:00Z'), keys: KEYS }
    const { village } = w.who
    const versions = () =>
      w.web.asActor(village, async (tx) =>
        (await listLeftBehind(tx, village, { page: 1, missing: false })).map(({ version }) => version),
      )
    expect(await versions()).toEqual([null])
    const write = (who: Parameters<typeof writeCard>[1], more = {}) =>
      writeCard(deps, who, { submissionKey: newId(), childId, ...BODY, ...more })
    expect(await write(w.otherTownship)).toMatchObject({ refusal: { code: 'not_found' } })
    expect(await write(w.who.bureau)).toMatchObject({ refusal: { code: 'not_allowed' } })
    expect(await write(village)).toEqual({ ok: true, value: { version: 1 } })
    expect(await write(w.who.teacher, { help: '班主任每周谈心' })).toEqual({
      ok: true,
      value: { version: 2 },
    })
    expect(await versions()).toEqual([2])
    const cards = await w.web.asActor(village, (tx) => listCards(tx, village, KEYS, childId))
    expect(cards.map(({ body }) => cardBody.parse(JSON.parse(body)).help)).toEqual(['班主任每周谈心', ''])
    const stored = await w.sql.query(`select encode(body_cipher, 'escape') as text from app.left_behind_card`)
    expect(JSON.stringify(stored.rows)).not.toContain('祖母')
  } finally {
    await w.close()
  }
})
