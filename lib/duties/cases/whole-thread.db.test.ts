import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { addDays, type PlainDate, plainDate, weekdayOf } from '#lib/rules/calendar/plain-date'
import { confirmReturnForm } from '#lib/schemas/cases/confirm-return'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { aCase, aCaseWorld, aDeadline, aPersuasion, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { checkStrikeOff } from './check-strike-off.ts'
import { confirmReturn } from './confirm-return.ts'
import { passObservation } from './pass-observation.ts'
import { receiveReport } from './receive-report.ts'
import { recordPersuasion } from './record-persuasion.ts'
import { recordTownshipVisit } from './record-township-visit.ts'
import { requestStrikeOff } from './request-strike-off.ts'
import { signAndSendReport } from './sign-and-send-report.ts'
import { strikeOff } from './strike-off.ts'

const CLOSED = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2026-09-25']
const MADE_UP = ['2026-09-20', '2026-10-10']

function isLessonDay(day: PlainDate): boolean {
  if (MADE_UP.includes(day)) return true
  return weekdayOf(day) < 6 && !CLOSED.includes(day)
}

let world: CaseWorld
let kase: { id: string; childId: string }
afterAll(() => world?.close())

async function row(table: string, what: string): Promise<Record<string, unknown>[]> {
  const found = await world.sql.query(`select ${what} from app.${table} where case_id = $1`, [kase.id])
  return found.rows
}

async function deadline(duty: string): Promise<{ due: string; status: string; round: number } | undefined> {
  const found = await world.sql.query(
    `select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS.MS') as due, status, round
       from app.deadline where case_id = $1 and duty = $2 order by round desc limit 1`,
    [kase.id, duty],
  )
  return found.rows[0]
}

async function state(): Promise<{ state: string; version: number }> {
  const found = await world.sql.query('select state, version from app.dropout_case where id = $1', [kase.id])
  return found.rows[0]
}

test('一件个案的一生：点名之后，劝返、报告、签收、入户、返校、观察、销号', async ({ database }) => {
  world = await aCaseWorld(database)
  const { who } = world
  kase = await aCase(world, { absentSinceOn: '2026-09-16' })
  await aDeadline(world, kase.id, 'persuasion', '2026-09-17')

  const persuaded = await recordPersuasion(
    world.deps('2026-09-17T02:30:00Z'),
    who.teacher,
    persuasionForm.parse(aPersuasion(kase.id, 1)),
  )
  expect(persuaded).toEqual({ ok: true, value: { caseId: kase.id, state: 'persuading', version: 2 } })
  expect((await deadline('persuasion'))?.status).toBe('met')
  // 9月17日周四首次劝返；20日周日补班计入，21日周一为第三个工作日（domain 7.5）。
  expect(await deadline('written_report')).toEqual({
    due: '2026-09-21 23:59:59.999',
    status: 'running',
    round: 1,
  })

  const paper = {
    reason: '厌学',
    village: '上洋村',
    guardianName: '林大某',
    whereabouts: '',
    outsideName: '',
    outsideAddress: '',
  }
  const sent = await signAndSendReport(world.deps('2026-09-21T02:00:00Z'), who.principal, {
    submissionKey: newId(),
    caseId: kase.id,
    version: 2,
    ...paper,
  })
  expect(sent.ok && sent.value.state).toBe('reported')
  expect((await deadline('written_report'))?.status).toBe('met')
  expect(await deadline('township_receipt')).toMatchObject({
    due: '2026-09-22 23:59:59.999',
    status: 'running',
  })
  const [report] = await row('written_report', 'id, serial, year, digest, signed_by_id, body')
  expect(report).toMatchObject({ serial: 1, year: 2026, signed_by_id: who.principal.personId })
  expect(report?.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(report?.body).toMatchObject({ reason: '厌学', childName: '林某某', grade: '三', classNo: '2' })
  const recipients = await world.sql.query(
    'select kind, unit_id, name from app.report_recipient where report_id = $1 order by kind',
    [report?.id],
  )
  expect(recipients.rows).toEqual([
    { kind: 'bureau', unit_id: world.countyId, name: '县教育局（抄送）' },
    { kind: 'township', unit_id: world.townshipId, name: '虚构县梅岭镇人民政府' },
  ])

  const received = await receiveReport(world.deps('2026-09-22T01:00:00Z'), who.township, {
    submissionKey: newId(),
    caseId: kase.id,
    version: 3,
  })
  expect(received.ok && received.value.state).toBe('township')
  // 22日周二签收：23、24 两日，25 日中秋休假，28 日周一为第三个工作日。
  expect(await deadline('township_visit')).toMatchObject({
    due: '2026-09-28 23:59:59.999',
    status: 'running',
  })

  const visited = await recordTownshipVisit(
    world.deps('2026-09-23T08:00:00Z'),
    who.village,
    townshipVisitForm.parse({
      submissionKey: newId(),
      caseId: kase.id,
      version: 4,
      visitedOn: '2026-09-23',
      participants: '王某、陈某',
      content: '入户讲明法律，答应次日返校',
      outcome: 'promised',
    }),
  )
  expect(visited.ok && visited.value.state).toBe('township')
  expect(await deadline('township_visit')).toMatchObject({ status: 'running', round: 2 })

  await aRollCall(world, '2026-09-24')
  const returned = await confirmReturn(
    world.deps('2026-09-24T01:00:00Z'),
    who.officer,
    confirmReturnForm.parse({
      submissionKey: newId(),
      caseId: kase.id,
      version: 5,
      returnedOn: '2026-09-24',
      note: '',
    }),
  )
  expect(returned.ok && returned.value.state).toBe('returned')
  const chase = await world.sql.query(
    "select status, ended_why from app.deadline where case_id = $1 and duty = 'township_visit' and round = 2",
    [kase.id],
  )
  expect(chase.rows[0]).toEqual({ status: 'void', ended_why: '个案已转为“已返校，观察中”，此项不再欠' })
  const observation = await deadline('observation')
  expect(observation?.status).toBe('running')

  let lessons = 0
  let day = plainDate('2026-09-24')
  for (; lessons < 29; ) {
    day = addDays(day, 1)
    if (!isLessonDay(day)) continue
    await aRollCall(world, day)
    lessons += 1
  }
  const clock = (at: string) => ({ db: world.worker, clock: { now: () => new Date(at) } })
  expect(await passObservation(clock(`${day}T10:00:00Z`), world.clockwork, kase.id)).toEqual({
    ok: false,
    refusal: { code: 'observation_incomplete', done: 29, needed: 30 },
  })
  do day = addDays(day, 1)
  while (!isLessonDay(day))
  await aRollCall(world, day)
  expect(observation?.due.slice(0, 10)).toBe(day)
  const passed = await passObservation(clock(`${day}T10:00:00Z`), world.clockwork, kase.id)
  expect(passed.ok && passed.value.state).toBe('observed')

  const asked = await requestStrikeOff(world.deps(`${day}T11:00:00Z`), who.officer, {
    submissionKey: newId(),
    caseId: kase.id,
    version: 7,
    reason: 'returned_to_school',
    proofs: [],
    note: '',
  })
  expect(asked.ok && asked.value.state).toBe('observed')
  const checked = await checkStrikeOff(world.deps(`${day}T11:30:00Z`), who.township, {
    submissionKey: newId(),
    caseId: kase.id,
    version: 8,
    note: '',
  })
  expect(checked.ok && checked.value.state).toBe('observed')
  const struck = await strikeOff(world.deps(`${day}T12:00:00Z`), who.bureau, {
    submissionKey: newId(),
    caseId: kase.id,
    version: 9,
    note: '',
  })
  expect(struck.ok && struck.value.state).toBe('struck_off')
  expect(await state()).toEqual({ state: 'struck_off', version: 10 })
  const running = await world.sql.query(
    "select count(*)::int as n from app.deadline where case_id = $1 and status in ('running', 'paused')",
    [kase.id],
  )
  expect(running.rows[0].n).toBe(0)

  const steps = await row('case_step', 'ordinal, verb, from_state, to_state, role')
  expect(steps.map(({ verb }) => verb)).toEqual([
    'open_case',
    'record_persuasion',
    'report_to_township',
    'receive_report',
    'record_township_visit',
    'confirm_return',
    'pass_observation',
    'strike_off_request',
    'strike_off_check',
    'strike_off',
  ])
  const events = await row('ledger_event', 'verb, payload')
  expect(events.map(({ verb }) => verb).sort()).toEqual(
    [...steps.slice(1).map(({ verb }) => verb), 'sign_written_report'].sort(),
  )
  for (const { payload } of events) expect(payload).not.toMatch(/林|陈|王|厌学/)
  const links = await world.sql.query('select count(*)::int as n from app.ledger_link where tenant_id = $1', [
    world.tenantId,
  ])
  expect(links.rows[0].n).toBe(events.length)
})
