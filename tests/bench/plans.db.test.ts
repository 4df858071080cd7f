import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { findCase } from '#lib/data/cases/find-case'
import { listCases } from '#lib/data/cases/list-cases'
import { listCaseDuties } from '#lib/data/cases/list-duties'
import { listClassStates } from '#lib/data/class-states'
import { databaseContext } from '#lib/data/context'
import { connect, type Database, type Tx } from '#lib/data/database'
import { listDeskDuties } from '#lib/data/desk-duties'
import { newId } from '#lib/data/ids'
import { listLeads } from '#lib/data/leads/leads'
import { listInbox } from '#lib/data/reports-inbox'
import { listCaseLedger } from '#lib/data/rolls/list-case-ledger'
import { listContradictions } from '#lib/data/rolls/list-contradictions'
import { listSchoolAge } from '#lib/data/rolls/list-school-age'
import { findSession } from '#lib/data/sessions'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Actor, Gatekeeper, Official } from '#lib/rules/people/actor'
import { readSchool } from '#lib/server/attendance/load-school'
import { readInspector } from '#lib/server/desk/read-inspector'
import { readTownship } from '#lib/server/desk/read-township'
import { readVillage } from '#lib/server/desk/read-village'
import { loadBureau } from '#lib/server/figures/load-bureau'
import { aCase, aCaseWorld, aDeadline } from '#tests/case-world'
import { test } from '#tests/database'

let db: Database
let close: () => Promise<void> = async () => undefined
afterAll(async () => {
  await db?.close()
  await close()
})

/** 一个省里会长过五万行的表；租户名录、日历、文件版本这些不会。 */
const LARGE = [
  'child',
  'guardian',
  'class_enrolment',
  'roll_call',
  'absence',
  'guardian_contact',
  'same_day_report',
  'deadline',
  'escalation',
  'dropout_case',
  'case_step',
  'persuasion',
  'written_report',
  'ledger_event',
  'ledger_link',
  'submission',
  'session',
  'access_log',
  'outbox',
  'person',
  'appointment',
  'account',
  'unit',
  'lead',
  'case_return',
  'township_visit',
  'home_visit',
  'child_history',
  'survey_household',
  'survey_child',
  'survey_visit',
  'reminder_read',
  'match_finding',
]
const KEYS = { fieldKey: '22'.repeat(32), indexKey: '33'.repeat(32) }

/** 一条语句的每个参数都给空：看的是计划，不是结果。 */
function unknownsOf(sql: string): string {
  const most = Math.max(0, ...[...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))
  return most === 0 ? '' : `(${Array.from({ length: most }, () => 'null').join(', ')})`
}

test('官员常走的路：没有一条语句非要把大表从头扫到尾', async ({ database }) => {
  const world = await aCaseWorld(database)
  close = () => world.close()
  const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
  await aDeadline(world, kase.id, 'persuasion', '2026-12-01')
  const said = new Map<string, Actor>()
  let asking: Actor = world.who.bureau
  db = connect({
    url: database.webUrl,
    contextKey: database.contextKey,
    onStatement: (sql) => {
      if (/^\s*(select|insert|update)/i.test(sql)) said.set(sql, asking)
    },
  })
  const now = instant('2026-11-20T01:00:00Z')
  const today = plainDate('2026-11-20')
  const { bureau, officer, teacher, township } = world.who
  for (const actor of [bureau, officer, teacher, township]) {
    asking = actor
    await db.asActor(actor, async (tx) => {
      await listCases(tx, actor, {}, { now })
      await findCase(tx, actor, kase.id)
      await listCaseDuties(tx, actor)
      await listDeskDuties(tx, actor)
      await listInbox(tx, actor)
      await listClassStates(tx, actor, today)
    })
  }
  // 每张办公桌，连同三本台账、信息不一致的各处：照桌面实际读的读一遍。
  const at = { at: now, today }
  const { inspector, village } = world.who
  const desks: readonly (readonly [Official, (tx: Tx) => Promise<unknown>])[] = [
    [bureau, (tx) => loadBureau(tx, bureau, at)],
    [officer, (tx) => readSchool(tx, officer, at)],
    [township, (tx) => readTownship(tx, township, at)],
    [inspector, (tx) => readInspector(tx, inspector, at)],
    [village, (tx) => readVillage(tx, village, at)],
    [bureau, (tx) => listSchoolAge(tx, bureau, KEYS, { on: today }, { today, page: 1 })],
    [bureau, (tx) => listCaseLedger(tx, bureau, KEYS, 'suspected', { on: today })],
    [bureau, (tx) => listContradictions(tx, bureau, today, { page: 1 })],
    [bureau, (tx) => listLeads(tx, bureau, { unchecked: true, page: 1 })],
  ]
  for (const [actor, read] of desks) {
    asking = actor
    await db.asActor(actor, read)
  }
  asking = teacher
  await submitRollCall({ db, clock: { now: () => new Date('2026-11-20T00:30:00Z') } }, teacher, {
    submissionKey: newId(),
    classId: world.classId,
    day: today,
    exceptions: [],
    allPresent: true,
  })
  const gate: Gatekeeper = { kind: 'gate', tenantId: world.tenantId }
  asking = gate
  await findSession(db, gate, newId(), today)
  expect(said.size).toBeGreaterThan(100)

  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  // 会话的一问在函数里，看得见的只是叫它的一句；计划要看里面的。
  const asked = await client.query<{ prosrc: string }>(
    `select prosrc from pg_proc where oid = 'guard.held_session(text, uuid, date)'::regprocedure`,
  )
  const inside = /RETURN QUERY([\s\S]+?);/.exec(asked.rows[0]?.prosrc ?? '')?.[1]
  if (!inside) throw new Error('the session is no longer asked for inside the function')
  said.set(inside.replaceAll(/\basked\b/g, '$1::uuid').replaceAll(/\btoday\b/g, '$2::date'), gate)
  const scans: string[] = []
  for (const [sql, actor] of said) {
    await client.query('begin')
    await client.query('set local role baoxue_web')
    await client.query(
      `set local app.context = '${databaseContext(actor, Buffer.from(database.contextKey, 'hex'), Date.now())}'`,
    )
    // 库里没有几行，规划器本来就爱扫；不许它扫还在扫的，是真没有索引可走。
    await client.query('set local enable_seqscan = off')
    // 不看参数的计划；explain (generic_plan) 到 PostgreSQL 16 才有。
    await client.query('set local plan_cache_mode = force_generic_plan')
    await client.query(`prepare asked as ${sql}`)
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (costs off) execute asked${unknownsOf(sql)}`,
    )
    await client.query('deallocate asked')
    await client.query('rollback')
    for (const row of rows) {
      const table = /Seq Scan on (\w+)/.exec(row['QUERY PLAN'])?.[1]
      if (table && LARGE.includes(table)) scans.push(`${table}：${sql.slice(0, 300)}`)
    }
  }
  await client.end()
  expect(scans).toEqual([])
})
