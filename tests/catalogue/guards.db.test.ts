import { createHmac } from 'node:crypto'
import pg from 'pg'
import { expect } from 'vitest'
import { databaseContext } from '#lib/data/context'
import { newId } from '#lib/data/ids'
import type { Actor } from '#lib/rules/people/actor'
import { type TestDatabase, test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import { DAY, insert, type WorldTenant } from '#tests/world-scene'

let built: { a: WorldTenant; b: WorldTenant } | undefined

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function world(database: TestDatabase) {
  built ??= await withClient(database.superuserUrl, async (client) => ({
    a: await buildTenant(client, '350425'),
    b: await buildTenant(client, '350583'),
  }))
  return built
}

/** 以某人的身份做一件事，然后回滚；给出结果，或数据库的拒绝。 */
async function attempt<T>(
  database: TestDatabase,
  actor: Actor,
  work: (client: pg.Client) => Promise<T>,
  url = database.webUrl,
): Promise<{ ok: T } | { refused: string; code: string }> {
  return withClient(url, async (client) => {
    await client.query('begin')
    const context = databaseContext(actor, Buffer.from(database.contextKey, 'hex'), Date.now())
    await client.query(`set local app.context = '${context}'`)
    try {
      return { ok: await work(client) }
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      return { refused: error.message, code: error.code ?? '' }
    } finally {
      await client.query('rollback')
    }
  })
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

test('没有上下文、伪造的签名、改过的租户、过期的上下文：一行也拿不到', async ({ database }) => {
  const { a, b } = await world(database)
  const key = Buffer.from(database.contextKey, 'hex')
  const good = databaseContext(official(a, 'bureau', [a.county]), key, Date.now())
  const stolen = good.replace(a.id, b.id)
  const forged = good.replace(/[0-9a-f]{64}$/, createHmac('sha256', 'guess').update('x').digest('hex'))
  const stale = databaseContext(official(a, 'bureau', [a.county]), key, Date.now() - 3_600_000)
  await withClient(database.webUrl, async (client) => {
    for (const context of ['', stolen, forged, stale]) {
      await client.query('begin')
      await client.query(`set local app.context = '${context}'`)
      await expect(client.query('select id from app.child'), context.slice(-8)).rejects.toMatchObject({
        code: '28000',
      })
      await client.query('rollback')
    }
  })
})

test('上下文只活一个事务，连接还回去就没有了', async ({ database }) => {
  const { a } = await world(database)
  await withClient(database.webUrl, async (client) => {
    await client.query('begin')
    await client.query(
      `set local app.context = '${databaseContext(teacher(a), Buffer.from(database.contextKey, 'hex'), Date.now())}'`,
    )
    expect((await client.query('select id from app.child')).rowCount).toBe(4)
    await client.query('commit')
    await expect(client.query('select id from app.child')).rejects.toMatchObject({ code: '28000' })
  })
})

test('网页进程即使握有密钥，也冒充不了时钟；后台可以', async ({ database }) => {
  const { a } = await world(database)
  const clock: Actor = { kind: 'clock', tenantId: a.id }
  const seeCases = (client: pg.Client) =>
    client.query('select id from app.dropout_case').then((found) => found.rowCount)
  expect(await attempt(database, clock, seeCases)).toMatchObject({ code: '28000' })
  expect(await attempt(database, clock, seeCases, database.workerUrl)).toEqual({ ok: a.cases.length })
})

test('登录密钥表、口令、会话：没有登录的门口之外谁也看不见', async ({ database }) => {
  const { a } = await world(database)
  const bureau = official(a, 'bureau', [a.county])
  expect(
    await attempt(database, bureau, (client) => client.query('select * from guard.context_key')),
  ).toMatchObject({ code: '42501' })
  for (const table of ['account', 'session', 'sign_in_attempt']) {
    const seen = await attempt(
      database,
      bureau,
      async (client) => (await client.query(`select id from app.${table}`)).rowCount,
    )
    expect(seen, table).toEqual({ ok: 0 })
  }
})

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

test('个案的编辑改不动时限：到期日没有授权，办结的不再走，逾期的抹不掉', async ({ database }) => {
  const { a } = await world(database)
  const bureau = official(a, 'bureau', [a.county])
  const refused = [
    `update app.deadline set due_at = due_at + interval '9 days'`,
    `update app.deadline set broken_at = null`,
    `update app.deadline set derivation = '{}'`,
    `update app.dropout_case set met_days = '{}', version = version + 1`,
    `update app.dropout_case set opened_at = now(), version = version + 1`,
  ]
  for (const sql of refused)
    expect(await attempt(database, bureau, (client) => client.query(sql)), sql).toMatchObject({
      code: '42501',
    })
  const again = await attempt(database, bureau, async (client) => {
    await client.query(`update app.deadline set status = 'met', met_at = now()`)
    await client.query(`update app.deadline set status = 'running', met_at = null`)
  })
  expect(again).toMatchObject({ code: '42501' })
})

test('过了时点才办：记已办，也记逾期', async ({ database }) => {
  const { a } = await world(database)
  const worker: Actor = { kind: 'clock', tenantId: a.id }
  const late = await attempt(
    database,
    worker,
    async (client) => {
      await client.query(`update app.deadline set due_at = start_at + interval '1 hour'`)
      await client.query(`update app.deadline set status = 'met', met_at = now()`)
      const { rows } = await client.query<{ both: string }>(
        `select count(*) || '/' || count(broken_at) as both from app.deadline where status = 'met'`,
      )
      return rows[0]?.both
    },
    database.workerUrl,
  )
  const total = a.rows.filter(({ noun }) => noun === 'deadline').length
  expect(late).toEqual({ ok: `${total}/${total}` })
})

test('过了时点才作废：后台还没来得及记，也仍是逾期；没到点的、只提醒的不是', async ({ database }) => {
  const { a } = await world(database)
  const worker: Actor = { kind: 'clock', tenantId: a.id }
  const voided = await attempt(
    database,
    worker,
    async (client) => {
      await client.query(
        `update app.deadline set due_at = case when duty = 'written_report' then start_at + interval '1 hour' else clock_timestamp() + interval '1 hour' end`,
      )
      await client.query(`update app.deadline set status = 'void', ended_at = now(), ended_why = '已返校'`)
      const { rows } = await client.query<{ duty: string; late: number }>(
        `select duty, count(broken_at)::int as late from app.deadline group by duty order by duty`,
      )
      return rows
    },
    database.workerUrl,
  )
  expect(voided).toEqual({
    ok: [
      { duty: 'guardian_contact', late: 0 },
      { duty: 'survey_village', late: 0 },
      { duty: 'written_report', late: a.cases.length },
    ],
  })
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
