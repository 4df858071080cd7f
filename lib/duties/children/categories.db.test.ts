import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { endCategory } from './end-category.ts'
import { markCategory } from './mark-category.ts'

const KEYS = { fieldKey: 'ab'.repeat(32), indexKey: 'cd'.repeat(32) }
const DAY = plainDate('2026-09-20')
let kept: CaseWorld | undefined

async function world(database: TestDatabase): Promise<CaseWorld> {
  kept ??= await aCaseWorld(database)
  return kept
}

afterAll(async () => kept?.close())

function mark(childId: string, category: 'left_behind' | 'parent_in_prison', submissionKey = newId()) {
  return { submissionKey, childId, category, fromOn: DAY }
}

test('村干部标注留守，同一提交只标一次；终止之后还能再标，旧的留着', async ({ database }) => {
  const w = await world(database)
  const { childId } = await aCase(w)
  const deps = { ...w.deps('2026-09-22T01:00:00Z'), keys: KEYS }
  const input = mark(childId, 'left_behind')
  const first = await markCategory(deps, w.who.village, input)
  const again = await markCategory(deps, w.who.village, input)
  expect(first).toEqual(again)
  expect(await markCategory(deps, w.who.township, mark(childId, 'left_behind'))).toMatchObject({
    ok: false,
    refusal: { code: 'invalid_input' },
  })
  if (!first.ok) throw new Error('not marked')
  const end = { submissionKey: newId(), childId, categoryId: first.value.categoryId, toOn: DAY }
  expect((await endCategory(deps, w.who.officer, end)).ok).toBe(true)
  expect((await markCategory(deps, w.who.officer, mark(childId, 'left_behind'))).ok).toBe(true)
  const { rows } = await w.sql.query(
    'select to_on is null as open from app.child_category where child_id = $1 order by to_on nulls last',
    [childId],
  )
  expect(rows).toEqual([{ open: false }, { open: true }])
  const events = await w.sql.query(
    `select verb, payload from app.ledger_event where subject_id = $1 order by recorded_at`,
    [childId],
  )
  expect(events.rows.map(({ verb }) => verb)).toEqual(['mark_category', 'end_category', 'mark_category'])
})

test('限阅的类别只由县教育局标注，密文另存，台账里没有是哪一类', async ({ database }) => {
  const w = await world(database)
  const { childId } = await aCase(w)
  const deps = { ...w.deps('2026-09-22T01:00:00Z'), keys: KEYS }
  expect(await markCategory(deps, w.who.officer, mark(childId, 'parent_in_prison'))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect((await markCategory(deps, w.who.bureau, mark(childId, 'parent_in_prison'))).ok).toBe(true)
  const labels = await w.sql.query('select label_cipher from app.restricted_label where child_id = $1', [
    childId,
  ])
  expect(labels.rows).toHaveLength(1)
  const { rows } = await w.sql.query('select payload from app.ledger_event where subject_id = $1', [childId])
  expect(rows[0].payload).toContain('"category":"restricted"')
  expect(rows[0].payload).not.toContain('parent_in_prison')
})

test('够不着的孩子、还没到的日子、教师：都不办', async ({ database }) => {
  const w = await world(database)
  const { childId } = await aCase(w)
  const deps = { ...w.deps('2026-09-22T01:00:00Z'), keys: KEYS }
  const by = (who: Parameters<typeof markCategory>[1], more = {}) =>
    markCategory(deps, who, { ...mark(childId, 'left_behind'), ...more })
  expect(await by(w.otherOfficer)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await by(w.otherTownship)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await by(w.who.teacher)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await by(w.who.officer, { fromOn: plainDate('2026-09-23') })).toMatchObject({
    refusal: { code: 'future_day' },
  })
})
