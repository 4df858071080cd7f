import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listLedger } from '#lib/data/rolls/list-ledger'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { recordNationalMark } from './record-national-mark.ts'

const KEYS = { fieldKey: '22'.repeat(32), indexKey: '33'.repeat(32) }
const NOW = '2026-09-22T02:00:00Z'
let kept: CaseWorld | undefined

async function world(database: TestDatabase): Promise<CaseWorld> {
  kept ??= await aCaseWorld(database)
  return kept
}

afterAll(async () => kept?.close())

function mark(caseId: string, kind: 'roll_marked' | 'roll_cleared' | 'platform_registered', day: string) {
  return { submissionKey: newId(), caseId, kind, onDay: plainDate(day) }
}

test('学校登学籍系统，教育局登国家平台；同一提交只登一次，台账上看得到日子', async ({ database }) => {
  const w = await world(database)
  const { id } = await aCase(w)
  const deps = w.deps(NOW)
  const input = mark(id, 'roll_marked', '2026-09-21')
  const first = await recordNationalMark(deps, w.who.officer, input)
  expect(first.ok).toBe(true)
  expect(await recordNationalMark(deps, w.who.officer, input)).toEqual(first)
  expect(
    (await recordNationalMark(deps, w.who.bureau, mark(id, 'platform_registered', '2026-09-22'))).ok,
  ).toBe(true)
  const today = plainDate('2026-12-01')
  const rowAsSeen = async (actor: Official) => {
    const filter = { on: today }
    const list = await deps.db.asActor(actor, (tx) =>
      listLedger(tx, actor, KEYS, { ledger: 'suspected', filter, today }),
    )
    return list.ledger === 'suspected' ? list.rows.find(({ caseId }) => caseId === id) : undefined
  }
  expect(await rowAsSeen(w.who.bureau)).toMatchObject({
    rollMarkedOn: '2026-09-21',
    platformOn: '2026-09-22',
    platformClearedOn: null,
    status: 'suspected',
  })
  expect((await recordNationalMark(deps, w.who.principal, mark(id, 'roll_cleared', '2026-09-22'))).ok).toBe(
    true,
  )
  expect(await rowAsSeen(w.who.bureau)).toMatchObject({ rollMarkedOn: null, platformOn: '2026-09-22' })
})

test('别人的系统不登；没有标注过的不能取消，标注着的不再标；将来的、缺勤之前的日子不收', async ({
  database,
}) => {
  const w = await world(database)
  const { id } = await aCase(w)
  const deps = w.deps(NOW)
  const code = async (actor: Official, input: ReturnType<typeof mark>) => {
    const answer = await recordNationalMark(deps, actor, input)
    return answer.ok ? 'ok' : answer.refusal.code
  }
  expect(await code(w.who.teacher, mark(id, 'roll_marked', '2026-09-21'))).toBe('not_allowed')
  expect(await code(w.who.township, mark(id, 'roll_marked', '2026-09-21'))).toBe('not_allowed')
  expect(await code(w.otherOfficer, mark(id, 'roll_marked', '2026-09-21'))).toBe('not_found')
  expect(await code(w.who.bureau, mark(id, 'roll_marked', '2026-09-21'))).toBe('invalid_input')
  expect(await code(w.who.officer, mark(id, 'platform_registered', '2026-09-21'))).toBe('invalid_input')
  expect(await code(w.who.officer, mark(id, 'roll_cleared', '2026-09-21'))).toBe('invalid_input')
  expect(await code(w.who.officer, mark(id, 'roll_marked', '2026-09-23'))).toBe('future_day')
  expect(await code(w.who.officer, mark(id, 'roll_marked', '2025-09-01'))).toBe('invalid_input')
  expect(await code(w.who.officer, mark(id, 'roll_marked', '2026-09-21'))).toBe('ok')
  expect(await code(w.who.officer, mark(id, 'roll_marked', '2026-09-21'))).toBe('invalid_input')
  const { rows } = await w.sql.query('select kind from app.national_mark where case_id = $1', [id])
  expect(rows).toEqual([{ kind: 'roll_marked' }])
})
