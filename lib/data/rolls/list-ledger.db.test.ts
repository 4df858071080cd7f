import { afterAll, beforeAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { requestExport } from '#lib/duties/figures/request-export'
import { printLedger } from '#lib/duties/rolls/print-ledger'
import { confirmRollOver } from '#lib/duties/rolls/roll-over/confirm-roll-over'
import { prepareRollOver } from '#lib/duties/rolls/roll-over/prepare-roll-over'
import { undoRollOver } from '#lib/duties/rolls/roll-over/undo-roll-over'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { CaseState } from '#lib/rules/cases/case-states'
import { bandEnrolment } from '#lib/rules/figures/enrolment-rates'
import type { Official } from '#lib/rules/people/actor'
import { type StudyStatus, studyStatusOn } from '#lib/rules/rolls/study-status'
import { exportRequestForm } from '#lib/schemas/figures/export-request'
import { type LedgerFilter, ledgerFilter } from '#lib/schemas/rolls/ledger-filter'
import { ledgerBody } from '#lib/server/exports/ledger-sheet'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { listLedger } from './list-ledger.ts'
import { countByBand } from './list-school-age.ts'

const KEYS = { fieldKey: '22'.repeat(32), indexKey: '33'.repeat(32) }
const START = plainDate('2026-09-01')
const DAYS = 60
const TODAY = addDays(START, DAYS)

/** 一个孩子的一生，按天写：测试自己逐日重放，不借用被测的推算。 */
type Life = {
  readonly id: string
  readonly now: StudyStatus
  readonly earlier: readonly { status: StudyStatus; until: PlainDate }[]
  readonly inClass: readonly { from: PlainDate; to: PlainDate | null }[]
  readonly steps: readonly { verb: string; to: CaseState; on: PlainDate }[]
}

/** 可重复的随机数。 */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const NEXT: readonly (readonly [string, CaseState])[] = [
  ['record_persuasion', 'persuading'],
  ['report_to_township', 'reported'],
  ['receive_report', 'township'],
  ['confirm_dropout', 'confirmed_dropout'],
  ['confirm_return', 'returned'],
  ['relapse', 'persuading'],
  ['place', 'placed'],
  ['pass_observation', 'observed'],
  ['strike_off', 'struck_off'],
]

function aLife(roll: (below: number) => number): Life {
  const day = (from: number) => addDays(START, from + roll(DAYS - from))
  const statuses: readonly StudyStatus[] = [
    'enrolled',
    'study_leave',
    'home_teaching',
    'away',
    'never_enrolled',
    'deferred',
    'transferred',
  ]
  const pick = () => statuses[roll(statuses.length)] ?? 'enrolled'
  const joined = roll(3) === 0 ? day(1) : START
  const left = roll(4) === 0 && joined < addDays(START, 40) ? addDays(joined, 5 + roll(15)) : null
  const steps: Life['steps'][number][] = []
  if (roll(2) === 0) {
    let on = day(1)
    steps.push({ verb: 'open_case', to: 'alert', on })
    for (let left = roll(8); left > 0 && steps.at(-1)?.to !== 'struck_off'; left -= 1) {
      on = addDays(on, roll(9))
      const [verb, to] = NEXT[roll(NEXT.length)] ?? ['record_persuasion', 'persuading']
      if (on < TODAY) steps.push({ verb, to, on })
    }
  }
  const changes = Array.from({ length: roll(4) }, () => day(2)).toSorted()
  const back = left && roll(2) === 0 ? addDays(left, 1 + roll(10)) : null
  return {
    id: newId(),
    now: pick(),
    earlier: [...new Set(changes)].map((until) => ({ status: pick(), until })),
    inClass: roll(5) === 0 ? [] : [{ from: joined, to: left }, ...(back ? [{ from: back, to: null }] : [])],
    steps,
  }
}

function caseAt(life: Life, day: PlainDate) {
  let state: CaseState | null = null
  let confirmed = false
  for (const step of life.steps) {
    if (step.on > day) break
    state = step.to
    confirmed ||= step.verb === 'confirm_dropout'
  }
  return state ? { state, confirmed } : null
}

function statusAt(life: Life, day: PlainDate): StudyStatus {
  const kase = caseAt(life, day)
  const earlier = life.earlier.find(({ until }) => until > day)
  return studyStatusOn({
    registered: earlier?.status ?? life.now,
    inClass: life.inClass.some(({ from, to }) => from <= day && (to === null || to >= day)),
    joinsLater: life.inClass.some(({ from }) => from > day && (!earlier || from < earlier.until)),
    cases: kase && kase.state !== 'struck_off' ? [{ line: 'truancy', ...kase }] : [],
  })
}

let world: CaseWorld
let lives: readonly Life[]

async function write(life: Life, seat: number): Promise<void> {
  const own = { tenant_id: world.tenantId }
  const place = { class_id: world.classId, school_id: world.schoolId }
  const at = (on: PlainDate) => `${on}T02:00:00Z`
  const add = (table: string, row: Record<string, unknown>) => insert(world.sql, table, { ...own, ...row })
  await add('child', {
    id: life.id,
    name: `童${seat}`,
    name_pinyin: 'tong',
    name_initials: 't',
    gender: 'male',
    birth_on: '2016-06-07',
    id_kind: 'none',
    township_id: world.townshipId,
    village_id: world.villageId,
    ...place,
    status: life.now,
    recorded_at: '2026-08-28T01:00:00Z',
  })
  for (const { status, until } of life.earlier)
    await add('child_history', { id: newId(), child_id: life.id, status, ...place, until_at: at(until) })
  for (const { from, to } of life.inClass)
    await add('class_enrolment', {
      id: newId(),
      child_id: life.id,
      class_id: world.classId,
      seat_no: seat,
      from_on: from,
      to_on: to,
    })
  const [first] = life.steps
  const last = life.steps.at(-1)
  if (!first || !last) return
  const kase = newId()
  const closed = last.to === 'struck_off'
  await add('dropout_case', {
    id: kase,
    number: `2026-0001-${seat}`,
    child_id: life.id,
    line: 'truancy',
    state: last.to,
    ...place,
    village_id: world.villageId,
    township_id: world.townshipId,
    township_since: at(first.on),
    policy_version_id: world.policyId,
    trigger_clause: 'DT-3.4.2',
    met_days: [first.on],
    absent_since_on: first.on,
    opened_at: at(first.on),
    closed_at: closed ? at(last.on) : null,
    close_reason: closed ? 'transferred' : null,
  })
  for (const [index, step] of life.steps.entries())
    await add('case_step', {
      id: newId(),
      case_id: kase,
      ordinal: index + 1,
      verb: step.verb,
      from_state: life.steps[index - 1]?.to ?? 'alert',
      to_state: step.to,
      role: 'bureau',
      person_id: world.who.bureau.personId,
      recorded_at: at(step.on),
    })
}

const list = (
  actor: Official,
  ledger: 'school_age' | 'suspected' | 'dropout',
  filter: LedgerFilter,
  page?: number,
) =>
  world.web.asActor(actor, (tx) =>
    listLedger(tx, actor, KEYS, { ledger, filter, today: TODAY, ...(page ? { page } : {}) }),
  )

beforeAll(() => {
  lives = Array.from({ length: 70 }, (_, seed) => aLife(dice(seed * 7 + 1)))
})
afterAll(() => world?.close())

test('任何一天的三本台账，都等于把那天以前的事逐件重放', async ({ database }) => {
  world = await aCaseWorld(database)
  for (const [at, life] of lives.entries()) await write(life, at + 1)
  const { bureau } = world.who
  const statuses = new Set<string>()
  for (let passed = 0; passed <= DAYS; passed += 4) {
    const on = addDays(START, passed)
    const ledger = await list(bureau, 'school_age', { on })
    if (ledger.ledger !== 'school_age') throw new Error('not the school-age ledger')
    const seen = new Map(ledger.rows.map((row) => [row.childId, row.status]))
    for (const life of lives) {
      expect(seen.get(life.id), `${on} ${JSON.stringify(life)}`).toBe(statusAt(life, on))
      statuses.add(statusAt(life, on))
    }
    for (const which of ['suspected', 'dropout'] as const) {
      const listed = await list(bureau, which, { on })
      const expected = lives.filter((life) => {
        const kase = caseAt(life, on)
        const off = !kase || kase.state === 'struck_off' || kase.state === 'placed'
        return !off && kase.confirmed === (which === 'dropout')
      })
      expect(listed.rows.map((row) => row.childId).sort(), `${on} ${which}`).toEqual(
        expected.map((life) => life.id).sort(),
      )
    }
  }
  expect(statuses.size).toBeGreaterThanOrEqual(9)
})

test('搬了家的：搬之前的日子照那时住的村写、照那时的村筛，搬之后照新的', async () => {
  const { bureau } = world.who
  const life = lives.find(({ earlier }) => earlier.length === 0)
  const newTown = world.otherTownship.unitIds[0]
  const newVillage = newId()
  await insert(world.sql, 'unit', {
    ...{ tenant_id: world.tenantId, id: newVillage, parent_id: newTown, tree: 'territory', kind: 'village' },
    ...{ code: '900000102201', name: '下坪村', valid_from: '2020-01-01' },
  })
  const moved = addDays(START, 17)
  await insert(world.sql, 'child_history', {
    ...{ tenant_id: world.tenantId, id: newId(), child_id: life?.id, status: 'enrolled' },
    ...{ class_id: world.classId, school_id: world.schoolId, until_at: `${moved}T02:00:00Z` },
    ...{ township_id: world.townshipId, village_id: world.villageId },
  })
  await world.sql.query('alter table app.child disable trigger keep_history')
  await world.sql.query('update app.child set township_id = $2, village_id = $3 where id = $1', [
    ...[life?.id, newTown, newVillage],
  ])
  await world.sql.query('alter table app.child enable trigger keep_history')
  const of = async (on: PlainDate, villageId?: string) => {
    const { rows } = await list(bureau, 'school_age', { on, ...(villageId ? { villageId } : {}) })
    return rows.find((row) => row.childId === life?.id)?.residence ?? null
  }
  const [before, after] = [addDays(moved, -1), moved]
  expect(await of(before)).toBe('虚构县梅岭镇上洋村')
  expect(await of(after)).toBe('虚构县溪口镇下坪村')
  expect(await of(before, world.villageId)).toBe('虚构县梅岭镇上洋村')
  expect(await of(before, newVillage)).toBeNull()
  expect(await of(after, newVillage)).toBe('虚构县溪口镇下坪村')
  expect(await of(after, world.villageId)).toBeNull()
  expect(await of(TODAY, newVillage)).toBe('虚构县溪口镇下坪村')
})

test('整校升了班、又撤销：此前任何一天的三本台账一行不变；新学年第一天起在新班', async () => {
  const { officer, principal, bureau } = world.who
  const august = world.deps('2027-08-25T02:00:00Z')
  const days = [START, addDays(START, 17), addDays(START, 44), TODAY]
  const whole = async () => {
    const seen: unknown[] = []
    for (const on of days)
      for (const which of ['school_age', 'suspected', 'dropout'] as const)
        seen.push((await list(bureau, which, { on })).rows)
    return seen
  }
  const before = await whole()
  const input = { schoolId: world.schoolId, newClasses: 1, toSchoolId: '', elsewhere: [] }
  const prepared = await prepareRollOver(august, officer, { submissionKey: newId(), ...input })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal))
  const { rollOverId } = prepared.value
  const confirmed = await confirmRollOver(august, principal, { submissionKey: newId(), rollOverId })
  expect(confirmed).toEqual({ ok: true, value: { rollOverId } })
  expect(await whole()).toEqual(before)
  const classesOn = async (on: string) => {
    const ledger = await list(bureau, 'school_age', { on: plainDate(on) })
    if (ledger.ledger !== 'school_age') throw new Error('not the school-age ledger')
    const inClass = new Set(lives.filter((life) => life.inClass.at(-1)?.to === null).map(({ id }) => id))
    return new Set(ledger.rows.filter((row) => inClass.has(row.childId)).map(({ className }) => className))
  }
  expect(await classesOn('2027-08-31')).toEqual(new Set(['三年(2)班']))
  expect(await classesOn('2027-09-01')).toEqual(new Set(['四年(2)班']))
  const undone = await undoRollOver(august, principal, { submissionKey: newId(), rollOverId, why: '试办' })
  expect(undone).toEqual(confirmed)
  expect(await whole()).toEqual(before)
  expect(await classesOn('2027-09-01')).toEqual(new Set(['三年(2)班']))
})

test('总数、一页一页翻出来的、按就学状态分的，是同一批人；邻校一个也看不见', async () => {
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

test('入学率的每个人数，按学龄、按就学状态开出来恰是那么多行；休学留在分母，缓学、转出不计', async () => {
  const { bureau } = world.who
  for (const on of [TODAY, addDays(START, 20)]) {
    const counts = await world.web.asActor(bureau, (tx) => countByBand(tx, bureau, { on }, TODAY))
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
