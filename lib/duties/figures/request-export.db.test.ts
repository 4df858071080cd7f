import { readXlsx } from 'hucre'
import { afterAll, expect } from 'vitest'
import { listCases } from '#lib/data/cases/list-cases'
import { findOwnExport, listExports } from '#lib/data/exports'
import { newId } from '#lib/data/ids'
import { instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import { exportRequestForm } from '#lib/schemas/figures/export-request'
import { exportBody } from '#lib/server/exports/export-sheet'
import { sheetResponse } from '#lib/server/sheets/write-sheet'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { requestExport } from './request-export.ts'

let world: CaseWorld
afterAll(() => world?.close())

const now = () => instant(Date.now())
const ask = (given: object = {}) =>
  exportRequestForm.parse({
    submissionKey: newId(),
    kind: 'cases',
    query: { standing: 'open', state: '' },
    purpose: '十一月会商',
    ...given,
  })
const request = (actor: Official, given?: object) => requestExport(world.deps(now()), actor, ask(given))
const find = (actor: Official, id: string, at = now()) =>
  world.web.asActor(actor, (tx) => findOwnExport(tx, actor, id, at))

test('登记的行数、文件的行数、屏幕的件数三者相等；事件里只有种类与行数', async ({ database }) => {
  world = await aCaseWorld(database)
  for (let n = 0; n < 61; n += 1) await aCase(world, { state: n % 2 ? 'alert' : 'persuading' })
  const { officer } = world.who
  const made = await request(officer)
  if (!made.ok) throw new Error('the export was refused')
  const onScreen = await world.web.asActor(officer, (tx) =>
    listCases(tx, officer, { standing: 'open' }, { now: now() }),
  )
  expect(made.value.rows).toBe(onScreen.counts.reduce((sum, { count }) => sum + count, 0))
  const found = await find(officer, made.value.exportId)
  if (!found) throw new Error('the export is there for its maker')
  expect(found.rowIds.slice(0, 50)).toEqual(onScreen.cases.map(({ id }) => id))
  const sheet = { name: '个案', title: '个案', notes: [], count: found.rowCount }
  const asking = { db: world.web, actor: officer, ids: found.rowIds, at: found.at }
  const file = await sheetResponse({ ...sheet, ...exportBody('cases', asking) }, '个案').arrayBuffer()
  const rows = (await readXlsx(new Uint8Array(file))).sheets[0]?.rows ?? []
  expect(rows).toHaveLength(61 + 2)
  const { rows: events } = await world.sql.query<{ payload: string }>(
    "select payload from app.ledger_event where verb = 'export_rows'",
  )
  expect(events.map(({ payload }) => JSON.parse(payload))).toEqual([{ kind: 'cases', rows: 61 }])
})

test('自己的、没过时的才给；督学与教育局看得见登记，拿不到文件；别校的看不见', async () => {
  const { officer, bureau, inspector } = world.who
  const made = await request(officer)
  if (!made.ok) throw new Error('the export was refused')
  const { exportId } = made.value
  const later = instant(Date.now() + 16 * 60_000)
  expect(await find(officer, exportId)).not.toBeNull()
  expect(await find(officer, exportId, later)).toBeNull()
  expect(await find(bureau, exportId)).toBeNull()
  const listed = async (actor: Official) =>
    (await world.web.asActor(actor, (tx) => listExports(tx, actor))).lines.map(({ id }) => id)
  expect(await listed(inspector)).toContain(exportId)
  expect(await listed(bureau)).toContain(exportId)
  expect(await listed(world.otherOfficer)).toEqual([])
  await expect(world.sql.query('update app.data_export set purpose = $1', ['x'])).rejects.toThrow(
    'append-only',
  )
})

test('看不到那一页的岗位导不出；同一键只登记一次；够不着的行不在其中；没写用途的不收', async () => {
  const { officer, township, admin } = world.who
  expect(await request(officer, { kind: 'clocks' })).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await request(admin)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await request(township)).toMatchObject({ ok: true, value: { rows: 0 } })
  const again = ask()
  const first = await requestExport(world.deps(now()), officer, again)
  expect(await requestExport(world.deps(now()), officer, again)).toEqual(first)
  expect(exportRequestForm.safeParse({ ...again, query: {}, purpose: ' ' }).success).toBe(false)
})
