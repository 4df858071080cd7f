import { describe, expect } from 'vitest'
import { findSitting } from '#lib/auth/find-sitting'
import { newId } from '#lib/data/ids'
import { checkPassword } from '#lib/data/passwords'
import { changeOwnPassword } from '#lib/duties/identity/own-account'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test as base } from '#tests/database'
import { insert } from '#tests/world-scene'
import { actOnAccount } from './act-on-account.ts'
import { appoint } from './appoint.ts'
import { changeUnitName, closeUnitFor } from './change-unit.ts'
import { createPerson } from './create-person.ts'
import { endPost } from './end-post.ts'
import { handOverPost } from './hand-over-post.ts'
import { openAccount } from './open-account.ts'

const test = base.extend<{ $file: { world: CaseWorld } }>({
  world: [
    async ({ database }, use) => {
      const world = await aCaseWorld(database)
      await use(world)
      await world.close()
    },
    { scope: 'file' },
  ],
})

const NOW = new Date().toISOString()
const TODAY = plainDate(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
const SCHOOL = '3135000001'
const CLASS = 'c32'

async function aPerson(world: CaseWorld): Promise<string> {
  const made = await createPerson(world.deps(NOW), world.who.admin, {
    submissionKey: newId(),
    name: '新来的人',
    workPhone: '',
  })
  return made.ok ? made.value.personId : ''
}

const post = (personId: string, role: Official['role'], unitCode: string) => ({
  ...{ submissionKey: newId(), personId, role, unitCode, title: '' },
  fromOn: TODAY,
  toOn: '' as const,
})

async function verbsOf(world: CaseWorld, subjectId: string): Promise<string[]> {
  const { rows } = await world.sql.query<{ verb: string }>(
    'select verb from app.ledger_event where tenant_id = $1 and subject_id = $2 order by recorded_at',
    [world.tenantId, subjectId],
  )
  return rows.map(({ verb }) => verb)
}

describe('人与任职', () => {
  test('同一岗位同时只有一段：职务行为不收，数据库另有一道；离任之后可以再任', async ({ world }) => {
    const personId = await aPerson(world)
    const { admin } = world.who
    const deps = world.deps(NOW)
    const given = await appoint(deps, admin, post(personId, 'teacher', CLASS))
    expect(given.ok).toBe(true)
    expect(await appoint(deps, admin, post(personId, 'teacher', CLASS))).toMatchObject({
      refusal: { code: 'post_already_held' },
    })
    const row = {
      ...{ tenant_id: world.tenantId, person_id: personId, role: 'teacher', unit_id: world.classId },
      ...{ id: newId(), from_on: addDays(TODAY, 30) },
    }
    await expect(insert(world.sql, 'appointment', row)).rejects.toMatchObject({ code: '23P01' })
    await world.sql.query('update app.appointment set to_on = $1 where person_id = $2', [TODAY, personId])
    await insert(world.sql, 'appointment', row)
  })

  test('两人同时任命同一个督学：后到的等先到的，学校数照提交之后的数', async ({ world }) => {
    const personId = await aPerson(world)
    const lock = 'select pg_advisory_xact_lock(hashtextextended($1::uuid::text || $2::uuid::text, 0))'
    await world.sql.query('begin')
    await world.sql.query(lock, [world.tenantId, personId])
    const second = appoint(world.deps(NOW), world.who.admin, post(personId, 'teacher', CLASS))
    await insert(world.sql, 'appointment', {
      ...{ tenant_id: world.tenantId, id: newId(), person_id: personId, role: 'teacher' },
      ...{ unit_id: world.classId, from_on: '2026-09-01' },
    })
    await world.sql.query('commit')
    expect(await second).toMatchObject({ refusal: { code: 'post_already_held' } })
  })

  test('新建、任命、离任，逐件进账；别的岗位办不了；岗位不合单位的不收', async ({ world }) => {
    const deps = world.deps(NOW)
    const { admin, bureau } = world.who
    const personId = await aPerson(world)
    expect(await verbsOf(world, personId)).toEqual(['create_person'])
    expect(await appoint(deps, bureau, post(personId, 'teacher', CLASS))).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
    expect(await appoint(deps, admin, post(personId, 'principal', CLASS))).toMatchObject({
      refusal: { code: 'role_not_of_unit' },
    })
    const given = await appoint(deps, admin, post(personId, 'teacher', CLASS))
    const appointmentId = given.ok ? given.value.appointmentId : ''
    const past = { submissionKey: newId(), appointmentId, toOn: addDays(TODAY, -30) }
    expect(await endPost(deps, admin, past)).toMatchObject({ refusal: { code: 'end_day_past' } })
    expect((await endPost(deps, admin, { ...past, submissionKey: newId(), toOn: TODAY })).ok).toBe(true)
    expect(await verbsOf(world, appointmentId)).toEqual(['appoint', 'end_post'])
  })

  test('督学不兼责任校的岗位：职务行为不收，直接写库也存不进去', async ({ world }) => {
    const deps = world.deps(NOW)
    const { admin } = world.who
    const personId = await aPerson(world)
    expect((await appoint(deps, admin, post(personId, 'inspector', SCHOOL))).ok).toBe(true)
    expect(await appoint(deps, admin, post(personId, 'teacher', CLASS))).toMatchObject({
      refusal: { code: 'inspector_of_own_school' },
    })
    const row = { tenant_id: world.tenantId, id: newId(), person_id: personId, from_on: TODAY }
    await expect(
      insert(world.sql, 'appointment', { ...row, role: 'teacher', unit_id: world.classId }),
    ).rejects.toThrow('no post at a school')
  })

  test('大渡口一名督学至多五所：第六所任命不了，也交接不来；大田的文件没有写', async ({
    world,
    database,
  }) => {
    const dadukou = await aCaseWorld(database, 'dadukou-2018')
    const sixth = async (at: CaseWorld) => {
      const personId = await aPerson(at)
      for (const code of ['1', '2', '3', '4', '5']) {
        const [unitId, own] = [newId(), { tenant_id: at.tenantId }]
        await insert(at.sql, 'unit', {
          ...{ ...own, id: unitId, parent_id: at.countyId, tree: 'education', kind: 'school', code },
          ...{ name: `虚构${code}校`, valid_from: '2020-01-01' },
        })
        await insert(at.sql, 'appointment', {
          ...{ ...own, id: newId(), person_id: personId, role: 'inspector', unit_id: unitId, from_on: TODAY },
        })
      }
      return {
        personId,
        outcome: await appoint(at.deps(NOW), at.who.admin, post(personId, 'inspector', SCHOOL)),
      }
    }
    const { personId, outcome } = await sixth(dadukou)
    expect(outcome).toMatchObject({ refusal: { code: 'inspector_schools_full', most: 5 } })
    const other = await appoint(
      dadukou.deps(NOW),
      dadukou.who.admin,
      post(await aPerson(dadukou), 'inspector', SCHOOL),
    )
    const appointmentId = other.ok ? other.value.appointmentId : ''
    const handed = { submissionKey: newId(), appointmentId, successorId: personId, fromOn: addDays(TODAY, 7) }
    expect(await handOverPost(dadukou.deps(NOW), dadukou.who.admin, handed)).toMatchObject({
      refusal: { code: 'inspector_schools_full' },
    })
    expect((await sixth(world)).outcome.ok).toBe(true)
    await dadukou.close()
  })

  test('交接：原任到前一天，接任自这一天，一天不断', async ({ world }) => {
    const deps = world.deps(NOW)
    const { admin } = world.who
    const [before, after] = [await aPerson(world), await aPerson(world)]
    const held = await appoint(deps, admin, post(before, 'officer', SCHOOL))
    const appointmentId = held.ok ? held.value.appointmentId : ''
    const fromOn = addDays(TODAY, 7)
    const handed = await handOverPost(deps, admin, {
      ...{ submissionKey: newId(), appointmentId, successorId: after, fromOn },
    })
    expect(handed.ok).toBe(true)
    const { rows } = await world.sql.query<{ line: string }>(
      `select coalesce(to_on::text, '') || ' ' || from_on as line from app.appointment where person_id = any($1::uuid[]) order by from_on`,
      [[before, after]],
    )
    expect(rows.map(({ line }) => line)).toEqual([`${addDays(TODAY, 6)} ${TODAY}`, ` ${fromOn}`])
  })
})

describe('账号', () => {
  test('开账号给一次口令；停用即刻退出；本人改口令要对旧的，库里与账上都没有口令', async ({ world }) => {
    const deps = world.deps(NOW)
    const { admin } = world.who
    const personId = await aPerson(world)
    await appoint(deps, admin, post(personId, 'officer', SCHOOL))
    const asked = { submissionKey: newId(), personId, name: '新来' }
    const opened = await openAccount(deps, admin, asked)
    const { login, password } = opened.ok ? opened.value : { login: '', password: '' }
    expect(login).toMatch(/^w\d+\.新来$/)
    // 重发同一份：不再给一个错的口令。
    expect(await openAccount(deps, admin, asked)).toMatchObject({ refusal: { code: 'password_shown_once' } })
    expect(await openAccount(deps, admin, { ...asked, submissionKey: newId() })).toMatchObject({
      refusal: { code: 'login_taken' },
    })
    const account = await world.sql.query<{ id: string; password_hash: string }>(
      'select id, password_hash from app.account where login = $1',
      [login],
    )
    const { id: accountId = '', password_hash: hash = '' } = account.rows[0] ?? {}
    expect(await checkPassword(hash, password)).toBe('right')
    const kept = await world.sql.query<{ found: string }>(
      `select payload || (select coalesce(string_agg(answer::text, ''), '') from app.submission) as found
         from app.ledger_event where subject_id = $1`,
      [accountId],
    )
    expect(JSON.stringify(kept.rows)).not.toContain(password)

    const sessionId = newId()
    const expires = new Date(Date.now() + 3_600_000)
    await insert(world.sql, 'session', {
      ...{ tenant_id: world.tenantId, id: sessionId, person_id: personId, account_id: accountId },
      ...{ created_at: new Date(), last_seen_at: new Date(), expires_at: expires },
    })
    const seat = { tenantId: world.tenantId, sessionId }
    const next = '崭新的口令十二个字以上啊'
    expect(await changeOwnPassword(deps, seat, { current: 'wrong', next })).toMatchObject({
      refusal: { fields: { current: expect.any(String) } },
    })
    expect((await changeOwnPassword(deps, seat, { current: password, next })).ok).toBe(true)
    expect(await findSitting(world.web, seat, new Date())).not.toBeNull()
    const disable = { submissionKey: newId(), accountId, act: 'disable' as const }
    expect((await actOnAccount(deps, admin, disable)).ok).toBe(true)
    expect(await findSitting(world.web, seat, new Date())).toBeNull()
  })
})

describe('单位', () => {
  test('改名留旧名；还有人在任的不能撤并，接续的须同类', async ({ world }) => {
    const deps = world.deps(NOW)
    const { admin } = world.who
    const unitId = world.villageId
    const rename = { submissionKey: newId(), unitId, name: '上洋社区', fromOn: TODAY }
    expect((await changeUnitName(deps, admin, rename)).ok).toBe(true)
    const names = await world.sql.query('select old_name, new_name from app.unit_name where unit_id = $1', [
      unitId,
    ])
    expect(names.rows).toEqual([{ old_name: '上洋村', new_name: '上洋社区' }])
    const close = { submissionKey: newId(), unitId, validTo: TODAY, successorId: '' as const }
    expect(await closeUnitFor(deps, admin, close)).toMatchObject({ refusal: { code: 'posts_still_held' } })
    expect(
      await closeUnitFor(deps, admin, { ...close, submissionKey: newId(), successorId: world.schoolId }),
    ).toMatchObject({ refusal: { code: 'not_found' } })
    expect(await verbsOf(world, unitId)).toEqual(['rename_unit'])
  })
})

test('管理员仍然读不到一个儿童、一件个案、一条学校的账', async ({ world }) => {
  const { admin } = world.who
  await aCase(world)
  const seen = await world.web.asActor(admin, async (tx) => ({
    children: await tx.child.count({ where: { tenantId: world.tenantId } }),
    guardians: await tx.guardian.count({ where: { tenantId: world.tenantId } }),
    cases: await tx.dropoutCase.count({ where: { tenantId: world.tenantId } }),
    events: await tx.ledgerEvent.count({ where: { tenantId: world.tenantId } }),
  }))
  expect(seen).toEqual({ children: 0, guardians: 0, cases: 0, events: 0 })
})
