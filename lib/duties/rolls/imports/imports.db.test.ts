import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { openText } from '#lib/data/sealed-text'
import { doImports } from '#lib/jobs/imports/do-imports'
import type { Official } from '#lib/rules/people/actor'
import { residentIdCheckDigit } from '#lib/rules/people/resident-id'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { askImportUndo, confirmImport } from './decide-import.ts'
import { keepImport } from './keep-import.ts'

const KEYS = { fieldKey: '22'.repeat(32), indexKey: '33'.repeat(32) }
const AT = '2026-10-12T02:00:00Z'
const HEAD =
  '学校标识码,姓名,性别,出生日期,宗教信仰,身份证件号,班级,现住址,成员1姓名,成员1关系,成员1联系电话,是否留守儿童'
let world: CaseWorld

afterAll(() => world?.close())

function idNumber(serial: number): string {
  const body = `35042520170305${String(serial).padStart(3, '0')}`
  return body + residentIdCheckDigit(body)
}

function line(
  name: string,
  serial: number,
  more: Partial<Record<'id' | 'klass' | 'school' | 'left', string>> = {},
): string {
  const gender = serial % 2 === 1 ? '男' : '女'
  const { id = idNumber(serial), klass = '三年(2)班', school = '3135000001', left = '0' } = more
  return `${school},${name},${gender},20170305,不应入库,${id},${klass},梅岭镇上洋村${serial}号,家长${name},父亲,1990000${1000 + serial},${left}`
}

let at = AT

function deps(worker = false) {
  return { db: worker ? world.worker : world.web, clock: { now: () => new Date(at) }, keys: KEYS }
}

async function send(
  actor: Official,
  lines: readonly string[],
  kind: 'roll' | 'population' | 'register' | 'staff' = 'roll',
  head = HEAD,
  list = 'orphan',
) {
  const input = {
    submissionKey: newId(),
    kind,
    ...(kind === 'register' ? { list } : {}),
    fileName: '名册.csv',
  }
  const file = Buffer.from([head, ...lines].join('\r\n'))
  return keepImport(deps(), actor, input, file)
}

async function run(): Promise<void> {
  const faults: unknown[] = []
  await doImports(deps(true), (_, error) => faults.push(error))
  expect(faults).toEqual([])
}

async function ask<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
  return (await world.sql.query(sql, [...values])).rows as T[]
}

async function batch(id: string) {
  const [row] = await ask<Record<string, unknown>>('select * from app.import_batch where id = $1', [id])
  return row ?? {}
}

const children = () =>
  ask<{ name: string; status: string; class_id: string | null; school_id: string | null; version: number }>(
    `select name, status, class_id, school_id, version from app.child order by name`,
  )

const decide = (batchId: string) => ({ batchId, submissionKey: newId() })

test('试读不动登记；确认之后一个事务写完，一个事件；再导一遍一行不改', async ({ database }) => {
  world = await aCaseWorld(database)
  const lines = [
    line('林甲', 1),
    line('林乙', 2, { left: '2' }),
    line('林丙', 3, { id: '3.50425E+17' }),
    line('林甲', 1),
  ]
  const sent = await send(world.who.officer, lines)
  if (!sent.ok) throw new Error('not taken in')
  const { batchId } = sent.value
  await run()
  expect(await batch(batchId)).toMatchObject({
    state: 'previewed',
    creates: 2,
    errors: 1,
    conflicts: 1,
    rows_done: 4,
  })
  expect(await children()).toEqual([])
  const notes = await ask<{ row_no: number; plan: string; notes: { text: string }[] }>(
    'select row_no, plan, notes from app.import_row where batch_id = $1 order by row_no',
    [batchId],
  )
  expect(notes.map(({ row_no, plan }) => [row_no, plan])).toEqual([
    [2, 'create'],
    [3, 'create'],
    [4, 'error'],
    [5, 'conflict'],
  ])
  expect(notes[2]?.notes[0]?.text).toContain('末几位已经损坏')
  expect(notes[3]?.notes[0]?.text).toContain('第 2 行')
  expect(await confirmImport(deps(), world.who.officer, decide(batchId))).toMatchObject({ ok: true })
  await run()
  expect(await batch(batchId)).toMatchObject({ state: 'written', skipped: 0 })
  const written = await children()
  expect(written.map(({ name, status, class_id }) => [name, status, class_id])).toEqual([
    ['林乙', 'enrolled', world.classId],
    ['林甲', 'enrolled', world.classId],
  ])
  // 核实人是确认的那位，来源是学籍（domain 附录 B）；住址的盲索引与住址同写，同住的孩子认得出。
  expect(
    await ask(
      `select k.source, k.person_id, k.undone_at, c.address_index is not null as found from app.child_check k
       join app.child c on c.id = k.child_id where k.batch_id = $1`,
      [batchId],
    ),
  ).toEqual(
    Array(2).fill({ source: 'roll', person_id: world.who.officer.personId, undone_at: null, found: true }),
  )
  const events = await ask<{ verb: string }>(
    `select verb from app.ledger_event where subject_id = $1 order by recorded_at`,
    [batchId],
  )
  expect(events.map(({ verb }) => verb)).toEqual([
    'upload_import',
    'preview_import',
    'confirm_import',
    'write_import',
  ])
  const again = await send(world.who.officer, lines.slice(0, 2))
  if (!again.ok) throw new Error('not taken in')
  await run()
  expect(await batch(again.value.batchId)).toMatchObject({ creates: 0, changes: 0, sames: 2 })
})

test('没有明文：号码、电话、住址、宗教信仰，文件与行里都找不到', async () => {
  const [found] = await ask<{ text: string }>(
    `select string_agg(t, '') as text from (select row_to_json(b)::text as t from app.import_batch b
       union all select row_to_json(r)::text from app.import_row r union all select row_to_json(c)::text from app.import_change c
       union all select payload from app.ledger_event union all select row_to_json(k)::text from app.child k) all_of_it`,
  )
  for (const secret of [idNumber(1), '19900001001', '上洋村1号', '不应入库']) {
    expect(found?.text).not.toContain(secret)
    expect(found?.text).not.toContain(Buffer.from(secret).toString('hex'))
  }
})

test('部门名单给登记里有的人加类别；没有的是冲突；撤销之后类别收回', async () => {
  const sent = await send(world.who.bureau, [line('林甲', 1), line('查无', 99)], 'register')
  if (!sent.ok) throw new Error('not taken in')
  const { batchId } = sent.value
  await run()
  expect(await batch(batchId)).toMatchObject({ changes: 1, conflicts: 1 })
  await confirmImport(deps(), world.who.bureau, decide(batchId))
  await run()
  const held = () => ask(`select 1 from app.child_category where category = 'orphan' and to_on is null`)
  expect(await held()).toHaveLength(1)
  const checks = () =>
    ask<{ source: string; undone: boolean }>(
      'select source, undone_at is not null as undone from app.child_check where batch_id = $1',
      [batchId],
    )
  expect(await checks()).toEqual([{ source: 'department', undone: false }])
  await askImportUndo(deps(), world.who.bureau, decide(batchId))
  await run()
  expect(await held()).toHaveLength(0)
  expect(await checks()).toEqual([{ source: 'department', undone: true }])
})

test('事实无人抚养的名单写成封存的标签：类别表与台账里都不写是哪一类；再导不变，撤销即截止', async () => {
  const sheet = () => send(world.who.bureau, [line('林甲', 1)], 'register', HEAD, 'de_facto_unattended')
  const sent = await sheet()
  if (!sent.ok) throw new Error('not taken in')
  const { batchId } = sent.value
  await run()
  expect(await batch(batchId)).toMatchObject({ changes: 1 })
  await confirmImport(deps(), world.who.bureau, decide(batchId))
  await run()
  const held = () =>
    ask<{ label_cipher: Buffer }>('select label_cipher from app.restricted_label where to_on is null')
  const [label] = await held()
  expect(label && openText(KEYS, world.tenantId, 'label', label.label_cipher)).toBe('de_facto_unattended')
  expect(await ask(`select 1 from app.child_category where category = 'de_facto_unattended'`)).toEqual([])
  const events = await ask<{ payload: string }>(
    'select payload from app.ledger_event where subject_id = $1',
    [batchId],
  )
  expect(events).toHaveLength(4)
  expect(JSON.stringify(events)).not.toContain('de_facto')
  const again = await sheet()
  if (!again.ok) throw new Error('not taken in')
  await run()
  expect(await batch(again.value.batchId)).toMatchObject({ changes: 0, sames: 1 })
  await askImportUndo(deps(), world.who.bureau, decide(batchId))
  await run()
  expect(await held()).toEqual([])
})

test('撤销整批：新增的停用而不删，写入之后被改过的不动，痕迹都在', async () => {
  const sent = await send(world.who.officer, [line('林丁', 5), line('林戊', 7)])
  if (!sent.ok) throw new Error('not taken in')
  const { batchId } = sent.value
  await run()
  await confirmImport(deps(), world.who.officer, decide(batchId))
  await run()
  await world.sql.query(`update app.child set version = version + 1 where name = '林戊'`)
  expect(await askImportUndo(deps(), world.who.officer, decide(batchId))).toMatchObject({ ok: true })
  await run()
  const after = await children()
  expect(after.find(({ name }) => name === '林丁')).toMatchObject({
    status: 'retired',
    class_id: null,
    school_id: null,
  })
  expect(after.find(({ name }) => name === '林戊')).toMatchObject({
    status: 'enrolled',
    class_id: world.classId,
  })
  expect(
    await ask(
      `select 1 from app.child_history h join app.child c on c.id = h.child_id where c.name = '林丁'`,
    ),
  ).toHaveLength(1)
  const [event] = await ask<{ payload: string }>(
    `select payload from app.ledger_event where verb = 'undo_import' and subject_id = $1`,
    [batchId],
  )
  expect(JSON.parse(event?.payload ?? '{}')).toEqual({ undone: 1, skipped: 1 })
  const back = await send(world.who.officer, [line('林丁', 5)])
  if (!back.ok) throw new Error('not taken in')
  await run()
  expect(await batch(back.value.batchId)).toMatchObject({ creates: 1 })
})

test('隔了几天撤销：换了班的自今天起回到原来的班，中间几天在新班；新增之后立过案的不停用', async () => {
  const write = async (rows: readonly string[]): Promise<string> => {
    const sent = await send(world.who.officer, rows)
    if (!sent.ok) throw new Error('not taken in')
    await run()
    await confirmImport(deps(), world.who.officer, decide(sent.value.batchId))
    await run()
    return sent.value.batchId
  }
  const other = newId()
  await insert(world.sql, 'unit', {
    ...{ tenant_id: world.tenantId, id: other, tree: 'education', kind: 'class', code: 'c33' },
    ...{ name: '三年(3)班', grade_no: 3, class_no: 3, valid_from: '2020-01-01' },
    parent_id: (
      await ask<{ id: string }>('select parent_id as id from app.unit where id = $1', [world.classId])
    )[0]?.id,
  })
  await write([line('林换班', 21)])
  at = '2026-10-14T02:00:00Z'
  const batchId = await write([line('林换班', 21, { klass: '三年(3)班' }), line('林立案', 23)])
  const [followed] = await ask<{ id: string }>(`select id from app.child where name = '林立案'`)
  const kase = await aCase(world)
  await world.sql.query('update app.dropout_case set child_id = $1 where id = $2', [followed?.id, kase.id])
  at = '2026-10-19T02:00:00Z'
  expect(await askImportUndo(deps(), world.who.officer, decide(batchId))).toMatchObject({ ok: true })
  await run()
  expect(
    await ask(
      `select k.name, to_char(e.from_on, 'MM-DD') as from, to_char(e.to_on, 'MM-DD') as to from app.class_enrolment e
         join app.child c on c.id = e.child_id join app.unit k on k.id = e.class_id where c.name = '林换班' order by e.from_on`,
    ),
  ).toEqual([
    { name: '三年(2)班', from: '10-12', to: '10-13' },
    { name: '三年(3)班', from: '10-14', to: '10-18' },
    { name: '三年(2)班', from: '10-19', to: null },
  ])
  const after = await children()
  expect(after.find(({ name }) => name === '林换班')).toMatchObject({ class_id: world.classId })
  expect(after.find(({ name }) => name === '林立案')).toMatchObject({
    status: 'enrolled',
    class_id: world.classId,
  })
  at = AT
})

test('够不着：邻校看不见也确认不了；教师、乡镇不能导入；学校不能导别校的人；没到那一步不能办', async () => {
  expect(await send(world.who.teacher, [line('甲', 9)])).toMatchObject({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  expect(await send(world.who.officer, [], 'population')).toMatchObject({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  const foreign = await send(world.otherOfficer, [line('林己', 11)])
  if (!foreign.ok) throw new Error('not taken in')
  const { batchId } = foreign.value
  expect(await confirmImport(deps(), world.otherOfficer, decide(batchId))).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  await run()
  expect(await batch(batchId)).toMatchObject({ state: 'previewed', errors: 1, creates: 0 })
  expect(await confirmImport(deps(), world.who.officer, decide(batchId))).toMatchObject({
    refusal: { code: 'not_found' },
  })
  await expect(
    world.web.asActor(world.otherOfficer, (tx) =>
      tx.importBatch.updateMany({ where: { id: batchId }, data: { state: 'written' } }),
    ),
  ).rejects.toThrow()
})

const STAFF = '姓名,岗位,单位代码,班级,工作电话,任职日期,职务,初始口令'

test('人员名册：试读、确认、写下人与任职、一个事件；再导一行不改；撤销即离任；口令不读', async () => {
  const lines = [
    '温新一,班主任,3135000001,三年(2)班,13800000001,20261008,语文教师,Secret-0001',
    '温新一,控辍专干,3135000001,,13800000001,,,',
    '温新二,村干部,900000101201,,,,村委委员,',
    '温新三,校长,900000101201,,,,,',
    '温新四,责任督学,3135000001,,,,,',
    '温新一,班主任,3135000001,三年(2)班,13800000001,,,',
    'officer某,校长,3135000001,,,,,',
  ]
  const { admin, bureau, officer } = world.who
  expect(await send(bureau, lines, 'staff', STAFF)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await send(admin, lines)).toMatchObject({ refusal: { code: 'not_allowed' } })
  const sent = await send(admin, lines, 'staff', STAFF)
  if (!sent.ok) throw new Error('not taken in')
  const { batchId } = sent.value
  await run()
  const plans = await ask<{ row_no: number; plan: string; sealed: Buffer }>(
    'select row_no, plan from app.import_row where batch_id = $1 order by row_no',
    [batchId],
  )
  expect(plans.map(({ plan }) => plan)).toEqual([
    'create',
    'change',
    'create',
    'error',
    'error',
    'conflict',
    'change',
  ])
  for (const actor of [bureau, officer])
    expect(await confirmImport(deps(), actor, decide(batchId))).toMatchObject({
      refusal: { code: 'not_found' },
    })
  expect(await confirmImport(deps(), admin, decide(batchId))).toMatchObject({ ok: true })
  await run()
  expect(await batch(batchId)).toMatchObject({ state: 'written', skipped: 0 })
  const posts = () =>
    ask<{ line: string }>(
      `select p.name || ' ' || a.role || ' ' || a.from_on || ' ' || coalesce(a.to_on::text, '') as line from app.staff_change s
         join app.appointment a on a.id = s.appointment_id join app.person p on p.id = a.person_id
        where s.batch_id = $1 order by p.name, a.role`,
      [batchId],
    )
  expect((await posts()).map(({ line }) => line)).toEqual([
    'officer某 principal 2026-10-12 ',
    '温新一 officer 2026-10-12 ',
    '温新一 teacher 2026-10-08 ',
    '温新二 village 2026-10-12 ',
  ])
  const again = await send(admin, lines.slice(0, 3), 'staff', STAFF)
  if (!again.ok) throw new Error('not taken in')
  await run()
  expect(await batch(again.value.batchId)).toMatchObject({ creates: 0, changes: 0, sames: 3 })
  await askImportUndo(deps(), admin, decide(batchId))
  await run()
  expect((await posts()).map(({ line }) => line)).toEqual([
    'officer某 principal 2026-10-12 2026-10-12',
    '温新一 officer 2026-10-12 2026-10-12',
    '温新一 teacher 2026-10-08 2026-10-11',
    '温新二 village 2026-10-12 2026-10-12',
  ])
  const events = await ask<{ verb: string }>(
    `select verb from app.ledger_event where subject_id = $1 order by recorded_at`,
    [batchId],
  )
  expect(events.map(({ verb }) => verb)).toEqual([
    'upload_import',
    'preview_import',
    'confirm_import',
    'write_import',
    'ask_import_undo',
    'undo_import',
  ])
  // 后台任不了别的岗位，也止不住别人任命的。
  const rogue = { tenantId: world.tenantId, id: newId(), personId: admin.personId, unitId: world.countyId }
  await expect(
    world.worker.asActor(world.clockwork, (tx) =>
      tx.appointment.createMany({ data: { ...rogue, role: 'admin', fromOn: new Date('2026-10-12') } }),
    ),
  ).rejects.toThrow()
  const { count } = await world.worker.asActor(world.clockwork, (tx) =>
    tx.appointment.updateMany({
      where: { id: officer.appointmentId },
      data: { toOn: new Date('2026-10-12') },
    }),
  )
  expect(count).toBe(0)
})

test('不收的文件：处境写明为什么，登记不动', async () => {
  const input = { submissionKey: newId(), kind: 'roll', fileName: '照片.xlsx' } as const
  const sent = await keepImport(deps(), world.who.officer, input, Buffer.from('89504e470d0a1a0a00', 'hex'))
  if (!sent.ok) throw new Error('not taken in')
  await run()
  expect(await batch(sent.value.batchId)).toMatchObject({ state: 'refused', fault: 'wrong_type' })
})
