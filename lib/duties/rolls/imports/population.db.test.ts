import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { openNotArrived } from '#lib/duties/clock/open-not-arrived'
import { doImports } from '#lib/jobs/imports/do-imports'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { askImportUndo, confirmImport } from './decide-import.ts'
import { keepImport } from './keep-import.ts'

const KEYS = { fieldKey: '22'.repeat(32), indexKey: '33'.repeat(32) }
const HEAD = '姓名,性别,出生日期,户口所在地,现住址'
const AT = '2026-06-12T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

const deps = (worker = false, at = AT) => ({
  db: worker ? world.worker : world.web,
  clock: { now: () => new Date(at) },
  keys: KEYS,
})

async function run(): Promise<void> {
  const faults: unknown[] = []
  await doImports(deps(true), (_, error) => faults.push(error))
  expect(faults).toEqual([])
}

const children = async () =>
  (
    await world.sql.query<{ name: string; status: string; village: boolean }>(
      'select name, status, village_id is not null as village from app.child order by name',
    )
  ).rows

test('户籍名单：下一个秋季才应入学的登记到应入学名单，别的年龄仍由人比对；撤销即停用；开学没来的立案', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  const village = '350425101201'
  await world.sql.query('update app.unit set code = $2 where id = $1', [world.villageId, village])
  const lines = [
    `今秋某,男,20200305,${village},上洋村1号`,
    `明秋某,女,20210305,${village},上洋村2号`,
    `已到龄,男,20170305,${village},上洋村3号`,
    `缺性别,,20200401,${village},上洋村4号`,
  ]
  const send = async () => {
    const file = Buffer.from([HEAD, ...lines].join('\r\n'))
    const input = { submissionKey: newId(), kind: 'population', fileName: '户籍.csv' } as const
    const sent = await keepImport(deps(), world.who.bureau, input, file)
    if (!sent.ok) throw new Error(JSON.stringify(sent.refusal))
    await run()
    const { batchId } = sent.value
    expect(await confirmImport(deps(), world.who.bureau, { batchId, submissionKey: newId() })).toMatchObject({
      ok: true,
    })
    await run()
    return batchId
  }
  const first = await send()
  expect(await children()).toEqual([{ name: '今秋某', status: 'never_enrolled', village: true }])
  expect(
    await askImportUndo(deps(), world.who.bureau, { batchId: first, submissionKey: newId() }),
  ).toMatchObject({ ok: true })
  await run()
  expect((await children()).map(({ status }) => status)).toEqual(['retired'])
  await send()
  expect((await children()).map(({ status }) => status).toSorted()).toEqual(['never_enrolled', 'retired'])
  expect(await openNotArrived(deps(true, '2026-09-01T10:00:00Z'), world.clockwork)).toBe(1)
  const opened = await world.sql.query(
    'select c.name, k.state from app.dropout_case k join app.child c on c.id = k.child_id',
  )
  expect(opened.rows).toEqual([{ name: '今秋某', state: 'survey' }])
})
