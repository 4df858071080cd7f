import { expect } from 'vitest'
import { newId } from '#lib/data/ids'
import type { Actor } from '#lib/rules/people/actor'
import { type TestDatabase, test } from '#tests/database'
import type { World } from '#tests/reach/oracle'
import { twoCounties, withClient } from '#tests/reach/two-counties'
import { official } from '#tests/world'
import { DAY, insert, type WorldTenant } from '#tests/world-scene'
import { attempt } from './attempt.ts'

let built: World | undefined

async function world(database: TestDatabase): Promise<World> {
  built ??= await twoCounties(database)
  return built
}

function rollCall(tenant: WorldTenant, change: Record<string, unknown> = {}) {
  const klass = tenant.classes[0]
  return {
    tenant_id: tenant.id,
    id: newId(),
    class_id: klass?.id,
    school_id: klass?.schoolId,
    day: DAY,
    session: 'noon',
    enrolled_count: 4,
    present_count: 4,
    all_present: true,
    person_id: tenant.person,
    appointment_id: tenant.appointment,
    submission_key: newId(),
    recorded_at: '2026-11-23T00:10:00Z',
    ...change,
  }
}

function teacher(tenant: WorldTenant) {
  return official(tenant, 'teacher', [tenant.classes[0]?.id ?? ''])
}

test('别的租户的儿童、班级、单位：写不进去，也引用不到', async ({ database }) => {
  const { a, b } = await world(database)
  const foreignRow = await attempt(database, teacher(a), (client) => insert(client, 'roll_call', rollCall(b)))
  expect(foreignRow).toMatchObject({ code: '42501' })
  const foreignClass = await attempt(database, official(a, 'bureau', [a.county]), (client) =>
    insert(client, 'calendar_day', {
      tenant_id: a.id,
      id: newId(),
      unit_id: b.schools[0],
      purpose: 'school',
      day: DAY,
      kind: 'off',
      why: '停课',
      source: '通知',
      recorded_at: DAY,
    }),
  )
  expect(foreignClass).toMatchObject({ code: '23503' })
})

test('不是自己的班、不是自己的名、不是自己的岗：写不进去', async ({ database }) => {
  const { a } = await world(database)
  const other = a.classes[1]
  const cases: [string, Actor, Record<string, unknown>][] = [
    ['别的班', teacher(a), { class_id: other?.id }],
    ['冒别人的名', { ...teacher(a), personId: newId() }, {}],
    ['督学不改考勤', official(a, 'inspector', a.schools), {}],
    ['教育局不代点名', official(a, 'bureau', [a.county]), {}],
    ['系统管理员看不见也写不了', official(a, 'admin', [a.county]), {}],
  ]
  for (const [why, actor, change] of cases) {
    expect(
      await attempt(database, actor, (client) => insert(client, 'roll_call', rollCall(a, change))),
      why,
    ).toMatchObject({ code: '42501' })
  }
  expect(await attempt(database, teacher(a), (client) => insert(client, 'roll_call', rollCall(a)))).toEqual({
    ok: undefined,
  })
})

test('一个班一天一场只有一张现行点名；一个儿童一条线只有一件未结个案', async ({ database }) => {
  const { a } = await world(database)
  const twice = await attempt(database, teacher(a), async (client) => {
    await insert(client, 'roll_call', rollCall(a))
    await insert(client, 'roll_call', rollCall(a))
  })
  expect(twice).toMatchObject({ code: '23505' })
  const kase = a.cases[0]
  const second = await attempt(database, official(a, 'bureau', [a.county]), (client) =>
    insert(client, 'dropout_case', {
      tenant_id: a.id,
      id: newId(),
      number: 'again',
      child_id: kase?.childId,
      line: 'truancy',
      state: 'alert',
      class_id: kase?.classId,
      school_id: kase?.schoolId,
      policy_version_id: a.policy,
      trigger_clause: 'DT-3.4.2',
      met_days: [DAY],
      absent_since_on: DAY,
      opened_at: DAY,
    }),
  )
  expect(second).toMatchObject({ code: '23505' })
})

test('倒填时间：自己写的记录时间不算数，明天的点名记不进去', async ({ database }) => {
  const { a } = await world(database)
  const stamped = await attempt(database, teacher(a), async (client) => {
    const row = rollCall(a, { recorded_at: '2020-01-01T00:00:00Z' })
    await insert(client, 'roll_call', row)
    const { rows } = await client.query<{ gap: number }>(
      `select extract(epoch from clock_timestamp() - recorded_at)::float8 as gap from app.roll_call where id = $1`,
      [row.id],
    )
    return rows[0]?.gap ?? Number.NaN
  })
  expect('ok' in stamped && stamped.ok < 60).toBe(true)
  expect(
    await attempt(database, teacher(a), (client) =>
      insert(client, 'roll_call', rollCall(a, { day: '2030-01-01' })),
    ),
  ).toMatchObject({ code: '22008' })
})

test('迟报照收，迟字由数据库判，谁也写不掉', async ({ database }) => {
  const { a } = await world(database)
  const child = a.children[0]
  const result = await attempt(database, teacher(a), async (client) => {
    const call = rollCall(a, { day: '2026-09-01', present_count: 3, all_present: false })
    await insert(client, 'roll_call', call)
    const absence = newId()
    const place = {
      tenant_id: a.id,
      child_id: child?.id,
      class_id: child?.classId,
      school_id: child?.schoolId,
      day: '2026-09-01',
    }
    await insert(client, 'absence', {
      ...place,
      id: absence,
      roll_call_id: call.id,
      reason: 'unexcused',
      recorded_at: DAY,
    })
    await insert(client, 'same_day_report', {
      ...place,
      id: newId(),
      absence_id: absence,
      words: '无故',
      late: false,
      person_id: a.person,
      appointment_id: a.appointment,
      recorded_at: '2026-09-01T02:00:00Z',
    })
    const { rows } = await client.query<{ late: boolean }>(
      `select late from app.same_day_report where absence_id = $1`,
      [absence],
    )
    return rows[0]?.late
  })
  expect(result).toEqual({ ok: true })
})

const APPEND_ONLY = [
  'absence',
  'leave',
  'guardian_contact',
  'same_day_report',
  'case_step',
  'persuasion',
  'report_receipt',
  'township_visit',
  'case_return',
  'strike_off',
  'ledger_event',
  'access_log',
]

test('写下就不改：网页、后台连授权都没有；属主也被触发器拦住', async ({ database }) => {
  const { a } = await world(database)
  const bureau = official(a, 'bureau', [a.county])
  for (const table of APPEND_ONLY) {
    for (const sql of [
      `update app.${table} set id = id`,
      `delete from app.${table}`,
      `truncate app.${table} cascade`,
    ]) {
      expect(await attempt(database, bureau, (client) => client.query(sql)), sql).toMatchObject({
        code: '42501',
      })
      await withClient(database.superuserUrl, async (client) => {
        await client.query('begin')
        await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' })
        await client.query('rollback')
      })
    }
  }
})

test('签发过的报告不再改；失联销不了号；关了的个案不再开', async ({ database }) => {
  const { a } = await world(database)
  const principal = official(a, 'principal', a.schools)
  const signed = await attempt(database, principal, async (client) => {
    await client.query(
      `update app.written_report set year = 2026, serial = 1, signed_by_id = $1, signed_at = now(), digest = 'x' where id = (select id from app.written_report limit 1)`,
      [a.person],
    )
    await client.query(`update app.written_report set body = '{"changed": true}' where signed_at is not null`)
  })
  expect(signed).toMatchObject({ code: '42501' })
  const bureau = official(a, 'bureau', [a.county])
  const lost = await attempt(database, bureau, (client) =>
    client.query(
      `update app.dropout_case set state = 'struck_off', closed_at = now(), close_reason = 'lost_contact', version = version + 1`,
    ),
  )
  expect(lost).toMatchObject({ code: '23514' })
  const reopened = await attempt(database, bureau, async (client) => {
    await client.query(
      `update app.dropout_case set state = 'struck_off', closed_at = now(), close_reason = 'returned_to_school', version = version + 1`,
    )
    await client.query(
      `update app.dropout_case set state = 'persuading', closed_at = null, close_reason = null, version = version + 1`,
    )
  })
  expect(reopened).toMatchObject({ code: '42501' })
})

test('时限与事件：督学看得见自己的学校，改不了点名，只能会签', async ({ database }) => {
  const { a } = await world(database)
  const inspector = official(a, 'inspector', [a.schools[0] ?? ''])
  const wrote = await attempt(database, inspector, (client) =>
    insert(client, 'persuasion', {
      tenant_id: a.id,
      id: newId(),
      case_id: a.cases[0]?.id,
      ordinal: 9,
      phoned: true,
      visited: false,
      teachers: '某',
      persuaded_at: DAY,
      truancy_reason: '',
      whereabouts: '',
      family_situation: '',
      guardian_attitude: '',
      student_attitude: '',
      methods_and_measures: '',
      effect: 'refused',
      person_id: a.person,
      appointment_id: a.appointment,
      recorded_at: DAY,
    }),
  )
  expect(wrote).toMatchObject({ code: '42501' })
})
