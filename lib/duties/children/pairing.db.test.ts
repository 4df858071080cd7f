import { afterAll, expect } from 'vitest'
import { listPairings } from '#lib/data/children/pairings'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { endPairing } from './end-pairing.ts'
import { recordSupport } from './record-support.ts'
import { startPairing } from './start-pairing.ts'

const KEYS = { fieldKey: 'ab'.repeat(32), indexKey: 'cd'.repeat(32) }
const day = (text: string) => plainDate(`2026-09-${text}`)
let kept: CaseWorld | undefined

async function world(database: TestDatabase): Promise<CaseWorld> {
  kept ??= await aCaseWorld(database, 'dadukou-2018')
  return kept
}

afterAll(async () => kept?.close())

function pair(childId: string, more = {}) {
  return {
    submissionKey: newId(),
    childId,
    kind: 'teacher' as const,
    helperId: '',
    helperName: '江某',
    helperUnit: '街道党工委',
    fromOn: day('16'),
    aim: '每周见一次面',
    ...more,
  }
}

test('本地文件没有写的身份不能结对；够不着的、还没到的日子也不能', async ({ database }) => {
  const w = await world(database)
  const { childId } = await aCase(w)
  const deps = w.deps('2026-09-22T01:00:00Z')
  expect(await startPairing(deps, w.who.officer, pair(childId, { kind: 'proxy_parent' }))).toMatchObject({
    refusal: { code: 'invalid_input', fields: { kind: expect.any(String) } },
  })
  expect(await startPairing(deps, w.otherOfficer, pair(childId))).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect(await startPairing(deps, w.who.inspector, pair(childId))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(await startPairing(deps, w.who.officer, pair(childId, { fromOn: day('23') }))).toMatchObject({
    refusal: { code: 'future_day' },
  })
})

test('心理激励的内容封存：记录人与校长看得到，专干看得见有这一次而看不到内容', async ({ database }) => {
  const w = await world(database)
  const { childId } = await aCase(w)
  const deps = { ...w.deps('2026-09-22T01:00:00Z'), keys: KEYS }
  const started = await startPairing(deps, w.who.officer, pair(childId))
  if (!started.ok) throw new Error('not paired')
  const { pairingId } = started.value
  const support = (kind: 'talk' | 'psychological', onDay: string, content: string) =>
    recordSupport(deps, w.who.teacher, {
      submissionKey: newId(),
      childId,
      pairingId,
      kind,
      onDay: day(onDay),
      content,
    })
  expect((await support('talk', '18', '谈了功课')).ok).toBe(true)
  expect((await support('psychological', '19', '只说给老师听的话')).ok).toBe(true)
  expect(await support('talk', '15', '结对之前')).toMatchObject({ refusal: { code: 'invalid_input' } })
  const seen = (who: Parameters<typeof listPairings>[1]) =>
    w.web.asActor(who, async (tx) =>
      (await listPairings(tx, who, KEYS, childId))[0]?.activities.map(({ content }) => content),
    )
  expect(await seen(w.who.teacher)).toEqual(['只说给老师听的话', '谈了功课'])
  expect(await seen(w.who.principal)).toEqual(['只说给老师听的话', '谈了功课'])
  expect(await seen(w.who.officer)).toEqual([null, '谈了功课'])
  const stored = await w.sql.query('select content from app.support_activity where child_id = $1', [childId])
  expect(JSON.stringify(stored.rows)).not.toContain('只说给老师听')
})

test('终止一次，起止都在；终止过的不再终止', async ({ database }) => {
  const w = await world(database)
  const { childId } = await aCase(w)
  const deps = w.deps('2026-09-22T01:00:00Z')
  const started = await startPairing(deps, w.who.officer, pair(childId))
  if (!started.ok) throw new Error('not paired')
  const end = (endedOn: string) =>
    endPairing(deps, w.who.principal, {
      submissionKey: newId(),
      childId,
      pairingId: started.value.pairingId,
      endedOn: day(endedOn),
      endedWhy: '已返校稳定',
    })
  expect(await end('15')).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect((await end('21')).ok).toBe(true)
  expect(await end('21')).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  const events = await w.sql.query(
    'select verb from app.ledger_event where subject_id = $1 order by recorded_at',
    [started.value.pairingId],
  )
  expect(events.rows.map(({ verb }) => verb)).toEqual(['start_pairing', 'end_pairing'])
})
