import { expect } from 'vitest'
import type { Actor } from '#lib/rules/people/actor'
import { type TestDatabase, test } from '#tests/database'
import type { World } from '#tests/reach/oracle'
import { twoCounties } from '#tests/reach/two-counties'
import { official } from '#tests/world'
import { attempt } from './attempt.ts'

let built: World | undefined

async function world(database: TestDatabase): Promise<World> {
  built ??= await twoCounties(database)
  return built
}

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
      { duty: 'lead_check', late: 0 },
      { duty: 'survey_village', late: 0 },
      { duty: 'written_report', late: a.cases.length },
    ],
  })
})
