import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { breakDeadline } from '#lib/duties/clock/break-deadline'
import { aScan } from '#tests/a-scan'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { all, clocksOf, NOW } from '#tests/transfer-world'
import { insert } from '#tests/world-scene'
import { recordOutsideSchooling } from './record-outside-schooling.ts'

let home: CaseWorld
afterAll(() => home?.close())

/** 从没编班、在外地上学的一个孩子，跟踪的时限已经到点。 */
async function unfollowed(birthOn: string) {
  const childId = newId()
  await insert(home.sql, 'child', {
    ...{ tenant_id: home.tenantId, id: childId, name: '远某某', name_pinyin: 'yuan', name_initials: 'y' },
    ...{ gender: 'female', birth_on: birthOn, id_kind: 'none', status: 'never_enrolled' },
    ...{ township_id: home.townshipId, village_id: home.villageId, school_id: home.schoolId },
    recorded_at: NOW,
  })
  const { township } = home.who
  const proofId = await aScan(home, { childId }, { by: township, at: NOW })
  const found = await recordOutsideSchooling(home.deps(NOW), township, {
    ...{ submissionKey: newId(), childId, act: 'found' as const, schoolNamed: '第三小学' },
    ...{ place: '福州市仓山区', proofId, note: '与对方学校电话核实' },
  })
  expect(found.ok).toBe(true)
  const [due] = await all<{ id: string }>(home, 'select id from app.deadline where subject_id = $1', childId)
  await home.sql.query(
    `update app.deadline set start_at = now() - interval '40 days', due_at = now() - interval '1 hour' where id = $1`,
    [due?.id],
  )
  const late = { db: home.worker, clock: { now: () => new Date() } }
  expect(await breakDeadline(late, home.clockwork, due?.id ?? '')).toBe(true)
  return childId
}

const stands = (childId: string) =>
  all(
    home,
    `select c.status, (select string_agg(k.line || ' ' || k.state, ',') from app.dropout_case k where k.child_id = c.id) as cases from app.child c where c.id = $1`,
    childId,
  )

test('没有编班的区外就读到期没有跟踪：回到台账、立未入学的案，跟踪停下而逾期留着；没到入学年龄的不立', async ({
  database,
}) => {
  home = await aCaseWorld(database)
  const lost = await unfollowed('2018-03-05')
  expect(await stands(lost)).toEqual([{ status: 'never_enrolled', cases: 'never_enrolled survey' }])
  expect(await clocksOf(home, lost)).toMatchObject([{ duty: 'outside_follow_up', status: 'void' }])
  expect(
    await all(
      home,
      `select owner_role, duty, status from app.deadline where child_id = $1 and case_id is not null`,
      lost,
    ),
  ).toEqual([{ owner_role: 'township', duty: 'township_visit', status: 'running' }])
  expect(
    await all(home, 'select broken_at is not null as late from app.deadline where subject_id = $1', lost),
  ).toEqual([{ late: true }])
  const young = await unfollowed('2021-03-05')
  expect(await stands(young)).toEqual([{ status: 'away', cases: null }])
})
