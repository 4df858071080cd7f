import { afterAll, expect } from 'vitest'
import { listCases } from '#lib/data/cases/list-cases'
import { listClocks } from '#lib/data/figures-clocks'
import { newId } from '#lib/data/ids'
import { findPolicy, getPolicyVersion, offeredAfter, policyDigest } from '#lib/data/policies'
import { findLatestPolicy, insertPolicyVersion, listPolicyVersions } from '#lib/data/policy-versions'
import { recomputeDeadlines } from '#lib/duties/clock/recompute-deadlines'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { adoptPolicyForm } from '#lib/schemas/figures/adopt-policy'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { adoptPolicy } from './adopt-policy.ts'

const AT = '2026-11-24T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

/** 两年前装载的旧文：观察期 45 个在校日，限期复学遇休假不顺延，那时还没有结对帮扶一栏。 */
const now = effectiveProfile('datian-2023')
const old = JSON.parse(
  JSON.stringify({
    ...now,
    pairing: undefined,
    observationDays: { ...now.observationDays, value: 45 },
    duties: now.duties.map((rule) => ({ ...rule, value: { ...rule.value, rollsOverHolidays: false } })),
  }),
)
const release = policyDigest(now)

async function ofOldText(database: Parameters<typeof aCaseWorld>[0]): Promise<string> {
  world = await aCaseWorld(database)
  const id = newId()
  const version = { tenant_id: world.tenantId, id, code: now.code, effective_from: '2024-03-01' }
  await insert(world.sql, 'policy_version', {
    ...version,
    digest: policyDigest(old),
    body: JSON.stringify(old),
  })
  return id
}
const form = (followsId: string, given: object = {}) =>
  adoptPolicyForm.parse({
    submissionKey: newId(),
    followsId,
    seenDigest: release,
    effectiveFrom: '2026-12-01',
    reason: '县政府办公室修订（虚构）',
    ...given,
  })
const adopt = (actor: Official, given: ReturnType<typeof form>) => adoptPolicy(world.deps(AT), actor, given)
const daysOn = (day: string) =>
  world.web.asActor(world.who.officer, async (tx) => {
    const policy = await findPolicy(tx, world.who.officer, plainDate(day))
    return policy?.profile.observationDays.value
  })

test('产品换了新文：照存下的旧文办，不出故障；采用之后旧案不动，新案按新版；两人同时采用只成一个', async ({
  database,
}) => {
  const oldId = await ofOldText(database)
  const { bureau, officer } = world.who
  expect(await daysOn('2026-11-24')).toBe(45)
  const { id: caseId } = await aCase({ ...world, policyId: oldId })
  await aDeadline(world, caseId, 'return_by', '2026-11-28')
  // 周六到期：按旧文不顺延；按新文要顺延到周一。
  await world.sql.query(
    `update app.deadline set start_event = 'notice_served', start_at = '2026-11-24T01:00:00Z', start_on = '2026-11-24',
       amount = 4, unit = 'calendar_day', policy_version_id = $2 where case_id = $1`,
    [caseId, oldId],
  )
  const due = 'select due_at from app.deadline where case_id = $1'
  const before = (await world.sql.query(due, [caseId])).rows

  expect(await adopt(officer, form(oldId))).toMatchObject({ refusal: { code: 'not_allowed' } })
  const stale = [form(world.policyId), form(oldId, { seenDigest: policyDigest(old) })]
  for (const one of stale)
    expect(await adopt(bureau, one)).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  expect(await adopt(bureau, form(oldId, { effectiveFrom: '2026-11-24' }))).toMatchObject({
    refusal: { code: 'policy_day', from: '2026-11-25', to: '2028-09-27' },
  })
  const given = form(oldId)
  const both = await Promise.all([
    adopt(bureau, given),
    adopt(bureau, form(oldId, { effectiveFrom: '2026-12-08' })),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'changed_meanwhile' } })

  expect([await daysOn('2026-11-30'), await daysOn('2026-12-10')]).toEqual([45, now.observationDays.value])
  const pinned = await world.web.asActor(officer, (tx) => getPolicyVersion(tx, officer, oldId))
  expect(pinned.profile.observationDays.value).toBe(45)
  await recomputeDeadlines({ ...world.deps(AT), db: world.worker }, world.clockwork, 'all')
  expect((await world.sql.query(due, [caseId])).rows).toEqual(before)
  const listed = await world.web.asActor(bureau, (tx) => listPolicyVersions(tx, bureau, instant(AT)))
  expect(listed.map(({ openCases, reason }) => [openCases, reason])).toEqual([
    [0, '县政府办公室修订（虚构）'],
    [1, null],
    [0, null],
  ])
  // 每个数按下去，恰好是那些行。
  for (const { id: versionId, openCases, runningClocks } of listed) {
    const opened = await world.web.asActor(bureau, async (tx) => ({
      cases: (await listCases(tx, bureau, { standing: 'open', versionId }, { now: instant(AT) })).cases
        .length,
      clocks: (await listClocks(tx, bureau, { set: 'running', versionId }, { now: instant(AT) })).total,
    }))
    expect(opened).toEqual({ cases: openCases, clocks: runningClocks })
  }
  const { rows } = await world.sql.query<{ payload: string; person_id: string }>(
    "select payload, person_id from app.ledger_event where verb = 'adopt_policy'",
  )
  expect(rows).toMatchObject([{ person_id: bureau.personId }])
  expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({
    code: 'datian-2023',
    digest: release,
    follows: oldId,
  })
  expect(rows[0]?.payload).not.toContain('修订')
})

test('去掉职务里的判断，数据库也只许教育局接、只许署自己的名、写下不改；内容被动过的抛出', async () => {
  const { bureau, officer } = world.who
  const latest = await world.web.asActor(bureau, (tx) => findLatestPolicy(tx, bureau))
  if (!latest) throw new Error('a version was adopted')
  expect(offeredAfter(latest)).toEqual([])
  const write = (asking: Official, signing: Official) =>
    world.web.asActor(asking, (tx) =>
      insertPolicyVersion(
        tx,
        signing,
        { digest: release, profile: now },
        {
          ...{ followsId: latest.versionId, effectiveFrom: plainDate('2027-03-01'), reason: 'x' },
        },
      ),
    )
  await expect(write(officer, officer)).rejects.toThrow('row-level security')
  await expect(write(bureau, { ...bureau, personId: officer.personId })).rejects.toThrow('row-level security')
  await expect(world.sql.query("update app.policy_version set reason = 'x'")).rejects.toThrow('append-only')
  const id = newId()
  const forged = {
    tenant_id: world.tenantId,
    id,
    code: now.code,
    effective_from: '2027-05-01',
    digest: 'f'.repeat(64),
  }
  await insert(world.sql, 'policy_version', { ...forged, body: JSON.stringify(old) })
  await expect(world.web.asActor(bureau, (tx) => getPolicyVersion(tx, bureau, id))).rejects.toThrow(
    'not the one whose digest was recorded',
  )
})
