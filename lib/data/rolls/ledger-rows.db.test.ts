import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { requestExport } from '#lib/duties/figures/request-export'
import { printLedger } from '#lib/duties/rolls/print-ledger'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { bandEnrolment } from '#lib/rules/figures/enrolment-rates'
import type { Official } from '#lib/rules/people/actor'
import type { StudyStatus } from '#lib/rules/rolls/study-status'
import { exportRequestForm } from '#lib/schemas/figures/export-request'
import { type LedgerFilter, ledgerFilter } from '#lib/schemas/rolls/ledger-filter'
import { ledgerBody } from '#lib/server/exports/ledger-sheet'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { KEYS, listIn, START, seventyLives, statusAt, TODAY, writeLives } from '#tests/ledger-lives'
import { insert } from '#tests/world-scene'
import { countByBand } from './count-by-band.ts'

const lives = seventyLives()
let world: CaseWorld
afterAll(() => world?.close())

const list = (
  actor: Official,
  ledger: 'school_age' | 'suspected' | 'dropout',
  filter: LedgerFilter,
  page?: number,
) => listIn(world, actor, ledger, filter, page)

test('总数、一页一页翻出来的、按就学状态分的，是同一批人；邻校一个也看不见', async ({ database }) => {
  world = await aCaseWorld(database)
  await writeLives(world, lives)
  const { bureau } = world.who
  for (const on of [TODAY, addDays(START, 20)]) {
    const whole = await list(bureau, 'school_age', { on })
    const paged = [
      ...(await list(bureau, 'school_age', { on }, 1)).rows,
      ...(await list(bureau, 'school_age', { on }, 2)).rows,
    ]
    expect(paged.map((row) => row.childId)).toEqual(whole.rows.map((row) => row.childId))
    expect(whole.total).toBe(lives.length)
    const away = await list(bureau, 'school_age', { on, status: 'away', schoolId: world.schoolId }, 1)
    expect(away.total).toBe(lives.filter((life) => statusAt(life, on) === 'away').length)
  }
  expect((await list(world.otherOfficer, 'school_age', { on: TODAY })).total).toBe(0)
  expect((await list(world.otherTownship, 'suspected', { on: TODAY })).total).toBe(0)
})

test('超龄的孩子：那天还在班里的，那天在台账上；离了班的今天不在', async () => {
  const { bureau } = world.who
  const id = newId()
  const left = addDays(START, 10)
  await insert(world.sql, 'child', {
    ...{ tenant_id: world.tenantId, id, name: '超龄童', name_pinyin: 'chao', name_initials: 'c' },
    ...{ gender: 'male', birth_on: '2009-06-07', id_kind: 'none', status: 'over_age' },
    ...{ township_id: world.townshipId, village_id: world.villageId, recorded_at: '2026-08-28T01:00:00Z' },
    // 离了班的还记着最后的学校；在不在班里看班。
    school_id: world.schoolId,
  })
  await insert(world.sql, 'class_enrolment', {
    ...{ tenant_id: world.tenantId, id: newId(), child_id: id, class_id: world.classId, seat_no: 90 },
    ...{ from_on: START, to_on: left },
  })
  const listed = async (on: PlainDate) =>
    (await list(bureau, 'school_age', { on })).rows.some((row) => row.childId === id)
  expect(await listed(addDays(START, 5))).toBe(true)
  expect(await listed(addDays(left, 1))).toBe(false)
  expect(await listed(TODAY)).toBe(false)
})

test('个案的台账照那天的学校、班筛：后来换了班、升了班的，那天仍在原班那一页', async () => {
  const { bureau } = world.who
  const day = addDays(START, 20)
  const inClass = async (on: PlainDate, classId: string) =>
    (await list(bureau, 'suspected', { on, classId })).rows.map(({ caseId }) => caseId)
  const { rows } = await world.sql.query<{ id: string }>(
    `select d.id from app.dropout_case d join app.class_enrolment e on e.child_id = d.child_id and e.to_on is null and e.from_on <= $1 where d.class_id = $2`,
    [day, world.classId],
  )
  const both = [await inClass(TODAY, world.classId), await inClass(day, world.classId)]
  const caseId = rows.map(({ id }) => id).find((id) => both.every((ids) => ids.includes(id)))
  if (!caseId) throw new Error('no case stood in the class on both days')
  const other = newId()
  await world.sql.query(
    `insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, grade_no, class_no, valid_from)
     select tenant_id, $2, parent_id, tree, kind, code || 'x', '另一班', grade_no, 9, valid_from from app.unit where id = $1`,
    [world.classId, other],
  )
  const child = `(select child_id from app.dropout_case where id = '${caseId}')`
  await world.sql.query(
    `update app.class_enrolment set to_on = $1::date - 1 where child_id = ${child} and to_on is null`,
    [TODAY],
  )
  await world.sql.query(
    `insert into app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on) values ($1, gen_random_uuid(), ${child}, $2, 70, $3)`,
    [world.tenantId, other, TODAY],
  )
  await world.sql.query('update app.dropout_case set class_id = $2, version = version + 1 where id = $1', [
    caseId,
    other,
  ])
  expect(await inClass(day, world.classId)).toContain(caseId)
  expect(await inClass(day, other)).toEqual([])
  expect(await inClass(TODAY, other)).toEqual([caseId])
  expect(await inClass(TODAY, world.classId)).not.toContain(caseId)
})

test('入学率的每个人数，按学龄、按就学状态开出来恰是那么多行；休学留在分母，缓学、转出不计', async () => {
  const { bureau } = world.who
  for (const on of [TODAY, addDays(START, 20)]) {
    const counts = await world.web.asActor(bureau, (tx) => countByBand(tx, bureau, on))
    expect(counts.length).toBeGreaterThan(4)
    for (const { band, status, children } of counts) {
      const opened = await list(bureau, 'school_age', { on, band, status })
      expect(opened.total, `${on} ${band} ${status}`).toBe(children)
    }
    const of = (...wanted: readonly StudyStatus[]) =>
      lives.filter((life) => wanted.includes(statusAt(life, on))).length
    const primary = bandEnrolment(counts).find(({ band }) => band === 'primary')
    expect(primary?.rate).toMatchObject({
      numerator: of('enrolled', 'home_teaching', 'away'),
      denominator: lives.length - of('deferred', 'transferred'),
    })
  }
})

test('打印是全部的行，乡镇、学校、村打印都记一笔账', async () => {
  const deps = { ...world.deps('2026-10-31T02:00:00Z'), keys: KEYS }
  for (const actor of [world.who.township, world.who.officer, world.who.village]) {
    const exported = await printLedger(deps, actor, {
      ledger: 'suspected',
      filter: { on: TODAY },
      today: TODAY,
    })
    expect(exported.rows).toHaveLength(exported.total)
    const { rows } = await world.sql.query<{ payload: string }>(
      `select payload from app.ledger_event where verb = 'export_ledger' and person_id = $1`,
      [actor.personId],
    )
    expect(rows.map(({ payload }) => JSON.parse(payload).rows)).toEqual([exported.total])
  }
})

test('三本台账的导出先写用途：登记的编号恰是屏幕上的行，次序不变，文件与登记同数；没有用途的不收', async () => {
  const at = new Date().toISOString()
  const today = plainDate(new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10))
  const keys = KEYS
  for (const on of [TODAY, addDays(START, 20)]) {
    for (const kind of ['school_age', 'suspected', 'dropout'] as const) {
      const query = { on, ...(kind === 'school_age' ? { status: 'enrolled' } : {}) }
      const asked = exportRequestForm.parse({ submissionKey: newId(), kind, query, purpose: '十月会商' })
      const made = await requestExport(world.deps(at), world.who.bureau, asked)
      if (!made.ok) throw new Error('the export was refused')
      const filter = ledgerFilter(query, today).filter
      const screen = await list(world.who.bureau, kind, filter)
      const { rows: stored } = await world.sql.query<{ row_ids: string[]; purpose: string }>(
        'select row_ids, purpose from app.data_export where id = $1',
        [made.value.exportId],
      )
      const shown = screen.rows.map((row) =>
        'caseId' in row && kind !== 'school_age' ? row.caseId : row.childId,
      )
      expect(stored).toEqual([{ row_ids: shown, purpose: '十月会商' }])
      const actor = world.who.bureau
      const asking = { db: world.web, keys, actor, ids: stored[0]?.row_ids ?? [], filter, today }
      expect([...((await ledgerBody(kind, asking)).rows as Iterable<never>)]).toHaveLength(made.value.rows)
    }
  }
  const bare = { submissionKey: newId(), kind: 'dropout', query: {}, purpose: ' ' }
  expect(exportRequestForm.safeParse(bare).success).toBe(false)
  const teacher = exportRequestForm.parse({ ...bare, purpose: '看看' })
  expect(await requestExport(world.deps(at), world.who.teacher, teacher)).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
})
