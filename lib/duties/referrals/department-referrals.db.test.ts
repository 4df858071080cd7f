import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listReferrals } from '#lib/data/referrals/department-referrals'
import { askDepartmentForm, departmentAnswerForm } from '#lib/schemas/referrals/department-referral'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { askDepartment } from './ask-department.ts'
import { recordDepartmentAnswer } from './record-department-answer.ts'

const NOW = '2026-09-21T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

test('转办：乡镇、教育局转得出，学校转不出也看不见；十个工作日内要答复；答复一次，登记即办结', async ({
  database,
}) => {
  world = await aCaseWorld(database, 'datian-2023')
  const { township, bureau, principal, inspector, village } = world.who
  const deps = world.deps(NOW)
  const kase = await aCase(world, { state: 'township' })
  const ask = (department: string, more = {}) =>
    askDepartmentForm.parse({
      ...{ submissionKey: newId(), caseId: kase.id, department, matter: '核实是否符合低保' },
      ...more,
    })
  expect(await askDepartment(deps, principal, ask('civil_affairs'))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(await askDepartment(deps, world.otherTownship, ask('civil_affairs'))).toMatchObject({
    refusal: { code: 'not_found' },
  })
  // 大田的文件没有救助站。
  expect(await askDepartment(deps, township, ask('rescue_station'))).toMatchObject({
    refusal: { fields: { department: expect.any(String) } },
  })
  const asked = await askDepartment(deps, township, ask('civil_affairs'))
  expect(asked).toMatchObject({ ok: true })
  const referralId = asked.ok ? asked.value.referralId : ''
  const clock = async () =>
    (
      await world.sql.query(
        `select status, owner_role, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD') as due
           from app.deadline where subject_id = $1`,
        [referralId],
      )
    ).rows
  // 中秋、国庆不计：9 月 22 日起第十个工作日。
  expect(await clock()).toEqual([{ status: 'running', owner_role: 'township', due: '10-12' }])
  const seenBy = (who: typeof township) =>
    world.web.asActor(who, async (tx) => (await listReferrals(tx, who, kase.id)).length)
  for (const who of [township, bureau, inspector]) expect(await seenBy(who), who.role).toBe(1)
  for (const who of [principal, village, world.otherTownship]) expect(await seenBy(who), who.role).toBe(0)

  const answer = (more = {}) =>
    departmentAnswerForm.parse({
      ...{ submissionKey: newId(), caseId: kase.id, referralId, decision: 'handled' },
      ...{ answeredOn: '2026-09-21', content: '已纳入低保' },
      ...more,
    })
  const later = { answeredOn: '2026-09-30' }
  expect(await recordDepartmentAnswer(deps, bureau, answer(later))).toMatchObject({
    refusal: { code: 'future_day' },
  })
  expect((await recordDepartmentAnswer(deps, bureau, answer())).ok).toBe(true)
  expect(await clock()).toMatchObject([{ status: 'met' }])
  expect(await recordDepartmentAnswer(deps, township, answer())).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  await world.sql.query(
    `update app.dropout_case set state = 'struck_off', closed_at = now(), close_reason = 'transferred',
       version = version + 1 where id = $1`,
    [kase.id],
  )
  expect(await askDepartment(deps, bureau, ask('health'))).toMatchObject({
    refusal: { code: 'step_not_open' },
  })
  const { rows } = await world.sql.query(
    `select verb from app.ledger_event where subject_id = $1 order by recorded_at`,
    [referralId],
  )
  expect(rows).toEqual([{ verb: 'ask_department' }, { verb: 'record_department_answer' }])
})
