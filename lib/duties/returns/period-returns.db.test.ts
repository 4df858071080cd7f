import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { findReturn, listReturns } from '#lib/data/returns/period-returns'
import { openPeriodReturns } from '#lib/duties/clock/open-period-returns'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { submitReturnForm } from '#lib/schemas/returns/period-return'
import { aCase, aCaseWorld, aRollCall, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { acceptReturn, sendBackReturn } from './answer-return.ts'
import { submitReturn } from './submit-return.ts'

let world: CaseWorld
afterAll(() => world?.close())

/** 大渡口：开学有期报，月末有月报。10 月 9 日开学已过一周多，上月刚完。 */
async function open(database: TestDatabase): Promise<void> {
  if (world) return
  world = await aCaseWorld(database, 'dadukou-2018')
  const term = { ...world.deps('2026-09-02T02:00:00Z'), db: world.worker }
  const month = { ...world.deps('2026-10-08T02:00:00Z'), db: world.worker }
  expect(await openPeriodReturns(term, world.clockwork)).toBe(1)
  expect(await openPeriodReturns(month, world.clockwork)).toBe(1)
  // 再跑一遍，什么也不多。
  expect(await openPeriodReturns(month, world.clockwork)).toBe(0)
}

async function theReturn(kind: 'monthly' | 'term') {
  const who = world.who.bureau
  const all = await world.web.asActor(who, (tx) => listReturns(tx, who, plainDate('2026-09-01')))
  const found = all.find((one) => one.kind === kind)
  if (!found) throw new Error(`no ${kind} return`)
  return found
}

const form = (returnId: string, version: number, more: Record<string, string> = {}) =>
  submitReturnForm.parse({
    ...{ submissionKey: newId(), returnId, version, why: '' },
    ...{ leading_group: '', system: '', monitoring: '', reporting: '', enrolment_ledger: '', work: '' },
    ...more,
  })

async function clocks(returnId: string) {
  const { rows } = await world.sql.query(
    `select duty, round, status, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD') as due
       from app.deadline where subject_id = $1 order by duty, round`,
    [returnId],
  )
  return rows
}

test('月末、开学各立一期，时限照文件；没有班的学校不立；乡镇、邻校看不见', async ({ database }) => {
  await open(database)
  const monthly = await theReturn('monthly')
  const term = await theReturn('term')
  // 月末后三个工作日，国庆不计；开学后七日。
  expect(await clocks(monthly.id)).toEqual([
    { duty: 'monthly_return', round: 1, status: 'running', due: '10-10' },
  ])
  expect(await clocks(term.id)).toEqual([{ duty: 'term_return', round: 1, status: 'running', due: '09-08' }])
  for (const who of [world.otherOfficer, world.who.township, world.who.teacher])
    expect(await world.web.asActor(who, (tx) => findReturn(tx, who, monthly.id)), who.role).toBeNull()
  const { rows } = await world.sql.query(
    `select count(*)::int as n from app.ledger_event where verb = 'open_period_return' and tenant_id = $1`,
    [world.tenantId],
  )
  expect(rows).toEqual([{ n: 2 }])
})

test('报出：数由台账数，冻结；退回另有时限，补正要写理由；收下锁定，再改是新的一版', async ({ database }) => {
  await open(database)
  const { officer, principal, bureau, township, teacher } = world.who
  const deps = world.deps('2026-10-09T02:00:00Z')
  const kase = await aCase(world, { absentSinceOn: '2026-09-15' })
  await aRollCall(world, '2026-09-15', [kase.childId])
  const { id } = await theReturn('monthly')
  for (const who of [teacher, township, bureau])
    expect(await submitReturn(deps, who, form(id, 0)), who.role).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
  expect(await submitReturn(deps, world.otherOfficer, form(id, 0))).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect((await submitReturn(deps, officer, form(id, 0))).ok).toBe(true)
  expect(await submitReturn(deps, principal, form(id, 0))).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  const [first] = (await theReturn('monthly')).versions
  expect(first).toMatchObject({ version: 1, countedTo: '2026-09-30', answer: null, why: null })
  expect(first?.figures).toMatchObject({ unexcused: 1, absentChildren: 1, openCases: expect.any(Number) })
  expect(await clocks(id)).toMatchObject([{ duty: 'monthly_return', status: 'met' }])

  const about = { returnId: id, versionId: first?.id ?? '' }
  const back = { submissionKey: newId(), ...about, reason: '漏写一名转入学生' }
  expect(await sendBackReturn(deps, principal, back)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await sendBackReturn(deps, bureau, { ...back, reason: '' })).toMatchObject({
    refusal: { code: 'reason_required' },
  })
  expect((await sendBackReturn(deps, bureau, back)).ok).toBe(true)
  expect(await clocks(id)).toMatchObject([
    { duty: 'monthly_return', status: 'met' },
    { duty: 'return_correction', round: 1, status: 'running', due: '10-12' },
  ])

  expect(await submitReturn(deps, principal, form(id, 1))).toMatchObject({
    refusal: { code: 'reason_required' },
  })
  expect((await submitReturn(deps, principal, form(id, 1, { why: '补上转入学生' }))).ok).toBe(true)
  const second = (await theReturn('monthly')).versions[1]
  const accept = { submissionKey: newId(), returnId: id, versionId: second?.id ?? '' }
  expect(await acceptReturn(deps, bureau, { ...accept, versionId: about.versionId })).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  expect((await acceptReturn(deps, bureau, accept)).ok).toBe(true)
  expect(await clocks(id)).toMatchObject([{ status: 'met' }, { status: 'met' }])
  // 事后补来一次缺勤更正：已收的数不动，要改另报一版。
  await aRollCall(world, '2026-09-16', [kase.childId])
  expect((await theReturn('monthly')).versions[1]?.figures.unexcused).toBe(1)
  expect((await submitReturn(deps, officer, form(id, 2, { why: '补录 16 日点名' }))).ok).toBe(true)
  const third = (await theReturn('monthly')).versions[2]
  expect(third).toMatchObject({ version: 3, figures: { unexcused: 2 } })
  const { rows } = await world.sql.query(
    `select verb, payload::jsonb->>'edition' as edition from app.ledger_event where subject_id = $1 order by recorded_at, verb`,
    [id],
  )
  expect(rows.map(({ verb, edition }) => `${verb} ${edition ?? ''}`.trim())).toEqual([
    'open_period_return',
    'submit_period_return 1',
    'send_back_period_return 1',
    'submit_period_return 2',
    'accept_period_return 2',
    'submit_period_return 3',
  ])
})

test('期报：各项没有写全的报不出，逐项说缺什么', async ({ database }) => {
  await open(database)
  const { id } = await theReturn('term')
  const deps = world.deps('2026-09-05T02:00:00Z')
  const parts = { leading_group: '组长校长', system: '逐级', monitoring: '每日', reporting: '三项' }
  expect(await submitReturn(deps, world.who.principal, form(id, 0, parts))).toMatchObject({
    refusal: { fields: { enrolment_ledger: expect.any(String), work: expect.any(String) } },
  })
  const whole = { ...parts, enrolment_ledger: '已建', work: '开学家访' }
  expect((await submitReturn(deps, world.who.principal, form(id, 0, whole))).ok).toBe(true)
  const found = await theReturn('term')
  // 第一周还没有过完：数到报出那天。
  expect(found.versions[0]).toMatchObject({ countedTo: '2026-09-05', parts: { work: '开学家访' } })
  await expect(
    world.web.asActor(world.who.principal, (tx) =>
      tx.periodReturnVersion.updateMany({ where: { returnId: id }, data: { why: '改' } }),
    ),
  ).rejects.toThrow()
})
