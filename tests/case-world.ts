import pg from 'pg'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { policyDigest } from '#lib/data/policies'
import type { Deps } from '#lib/duties/deps'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { CaseState } from '#lib/rules/cases/case-states'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import type { TestDatabase } from '#tests/database'
import { insert } from '#tests/world-scene'

/** 一个虚构县：一校一班、一镇一村、每个岗位一人，外加邻校、邻镇各一人。供个案的测试使用。 */
export type CaseWorld = {
  readonly tenantId: string
  readonly schoolId: string
  readonly classId: string
  readonly townshipId: string
  readonly countyId: string
  readonly policyId: string
  readonly villageId: string
  readonly who: Readonly<Record<Role, Official>>
  /** 第二位校长、第二位乡镇领导、邻校专干、邻镇干部。 */
  readonly secondPrincipal: Official
  readonly otherOfficer: Official
  readonly otherTownship: Official
  readonly clockwork: Clockwork
  readonly web: Database
  readonly worker: Database
  readonly sql: pg.Client
  deps(at: string): Deps
  close(): Promise<void>
}

let tenants = 0

/** 建一个按某档案办事的县。 */
export async function aCaseWorld(database: TestDatabase, profileCode = 'datian-2023'): Promise<CaseWorld> {
  const sql = new pg.Client({ connectionString: database.superuserUrl })
  await sql.connect()
  tenants += 1
  const tenantId = newId()
  const own = { tenant_id: tenantId }
  await insert(sql, 'tenant', {
    id: tenantId,
    code: `9${String(tenants).padStart(5, '0')}`,
    slug: `w${tenants}`,
    name: '虚构县',
    kind: 'county',
  })
  const unit = async (
    kind: string,
    tree: string,
    code: string,
    name: string,
    parent: string | null,
    more = {},
  ) => {
    const id = newId()
    await insert(sql, 'unit', {
      ...own,
      id,
      parent_id: parent,
      tree,
      kind,
      code,
      name,
      valid_from: '2020-01-01',
      ...more,
    })
    return id
  }
  const countyId = await unit('county', 'education', '900000', '虚构县', null)
  const schoolId = await unit('school', 'education', '3135000001', '梅岭小学', countyId, { stage: 'primary' })
  const grade = await unit('grade', 'education', 'g3', '三年级', schoolId, { grade_no: 3 })
  const classId = await unit('class', 'education', 'c32', '三年(2)班', grade, { grade_no: 3, class_no: 2 })
  const otherSchool = await unit('school', 'education', '3135000002', '溪口小学', countyId, {
    stage: 'primary',
  })
  const townshipId = await unit('township', 'territory', '900000101', '虚构县梅岭镇', countyId)
  const otherTown = await unit('township', 'territory', '900000102', '虚构县溪口镇', countyId)
  const villageId = await unit('village', 'territory', '900000101201', '上洋村', townshipId)
  const official = async (role: Role, unitId: string): Promise<Official> => {
    const personId = newId()
    const appointmentId = newId()
    await insert(sql, 'person', { ...own, id: personId, name: `${role}某` })
    await insert(sql, 'account', {
      ...{ ...own, id: newId(), person_id: personId, login: `t${personId.slice(-12)}.${role}` },
      ...{ password_hash: 'x', created_at: '2020-01-01T00:00:00Z' },
    })
    await insert(sql, 'appointment', {
      ...own,
      id: appointmentId,
      person_id: personId,
      role,
      unit_id: unitId,
      from_on: '2020-01-01',
    })
    return { kind: 'official', tenantId, personId, role, unitIds: [unitId], appointmentId }
  }
  const profile = effectiveProfile(profileCode)
  const policyId = newId()
  await insert(sql, 'policy_version', {
    ...own,
    id: policyId,
    code: profileCode,
    digest: policyDigest(profile),
    effective_from: '2018-01-01',
    body: '{}',
  })
  await insert(sql, 'school_term', {
    ...own,
    id: newId(),
    name: '2026年秋季学期',
    start_on: '2026-09-01',
    end_on: '2027-01-22',
  })
  const who = {
    teacher: await official('teacher', classId),
    officer: await official('officer', schoolId),
    principal: await official('principal', schoolId),
    village: await official('village', villageId),
    township: await official('township', townshipId),
    township_leader: await official('township_leader', townshipId),
    bureau: await official('bureau', countyId),
    inspector: await official('inspector', schoolId),
    prefecture: await official('prefecture', countyId),
    admin: await official('admin', countyId),
  }
  const web = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 4 })
  const worker = connect({ url: database.workerUrl, contextKey: database.contextKey, poolSize: 2 })
  return {
    tenantId,
    schoolId,
    classId,
    townshipId,
    countyId,
    policyId,
    villageId,
    who,
    secondPrincipal: await official('principal', schoolId),
    otherOfficer: await official('officer', otherSchool),
    otherTownship: await official('township', otherTown),
    clockwork: { kind: 'clock', tenantId },
    web,
    worker,
    sql,
    deps: (at) => ({ db: web, clock: { now: () => new Date(at) } }),
    close: async () => {
      await web.close()
      await worker.close()
      await sql.end()
    },
  }
}

/** 一个在籍儿童和一件个案；缺省是刚立案、什么都没做。乡镇一侧的状态自带已介入的时间。 */
export async function aCase(
  world: CaseWorld,
  given: { state?: CaseState; absentSinceOn?: string; child?: Record<string, unknown> } = {},
): Promise<{ id: string; childId: string }> {
  const { state = 'alert', absentSinceOn = '2026-09-15', child = {} } = given
  const own = { tenant_id: world.tenantId }
  const childId = newId()
  const id = newId()
  const place = { class_id: world.classId, school_id: world.schoolId }
  await insert(world.sql, 'child', {
    ...own,
    id: childId,
    name: '林某某',
    name_pinyin: 'lin',
    name_initials: 'l',
    gender: 'female',
    birth_on: '2017-03-05',
    id_kind: 'none',
    township_id: world.townshipId,
    village_id: world.villageId,
    ...place,
    status: 'enrolled',
    recorded_at: '2026-09-01T00:00:00Z',
    ...child,
  })
  await insert(world.sql, 'guardian', {
    ...own,
    id: newId(),
    child_id: childId,
    name: '林大某',
    relation: '父亲',
    main: true,
  })
  const beforeTownship = state === 'alert' || state === 'persuading'
  await insert(world.sql, 'dropout_case', {
    ...own,
    id,
    number: `2026-0001-${childId.slice(-6)}`,
    child_id: childId,
    line: 'truancy',
    state,
    ...place,
    village_id: world.villageId,
    township_id: world.townshipId,
    township_since: beforeTownship ? null : '2026-09-21T01:00:00Z',
    policy_version_id: world.policyId,
    trigger_clause: 'DT-3.4.2',
    met_days: [absentSinceOn],
    absent_since_on: absentSinceOn,
    opened_at: `${absentSinceOn}T01:00:00Z`,
  })
  await insert(world.sql, 'case_step', {
    ...own,
    id: newId(),
    case_id: id,
    ordinal: 1,
    verb: 'open_case',
    from_state: 'alert',
    to_state: 'alert',
    role: 'teacher',
    person_id: world.who.teacher.personId,
    recorded_at: `${absentSinceOn}T01:00:00Z`,
  })
  return { id, childId }
}

/** 挂在个案上的一个在走的时限。 */
export async function aDeadline(
  world: CaseWorld,
  caseId: string,
  duty: string,
  dueOn: string,
): Promise<void> {
  await insert(world.sql, 'deadline', {
    tenant_id: world.tenantId,
    id: newId(),
    duty,
    clause: 'DT-3.4.3',
    subject_id: caseId,
    case_id: caseId,
    class_id: world.classId,
    school_id: world.schoolId,
    owner_unit_id: world.schoolId,
    owner_role: 'officer',
    start_event: 'unexcused_absence',
    start_at: '2026-09-15T01:00:00Z',
    start_on: '2026-09-15',
    amount: 1,
    unit: 'school_day',
    due_at: `${dueOn}T15:59:59.999Z`,
    provisional: false,
    derivation: '{"counted":[],"skipped":[]}',
    created_at: '2026-09-15T01:00:00Z',
  })
}

/** 本班某日的点名；`absent` 里的人无故未到。 */
export async function aRollCall(
  world: CaseWorld,
  day: string,
  absent: readonly string[] = [],
): Promise<string> {
  const own = { tenant_id: world.tenantId }
  const place = { class_id: world.classId, school_id: world.schoolId }
  const id = newId()
  await insert(world.sql, 'roll_call', {
    ...own,
    id,
    ...place,
    day: plainDate(day),
    session: 'morning',
    enrolled_count: 45,
    present_count: 45 - absent.length,
    all_present: absent.length === 0,
    person_id: world.who.teacher.personId,
    appointment_id: world.who.teacher.appointmentId,
    submission_key: newId(),
    recorded_at: `${day}T00:20:00Z`,
  })
  for (const childId of absent) {
    await insert(world.sql, 'absence', {
      ...own,
      id: newId(),
      roll_call_id: id,
      child_id: childId,
      ...place,
      day,
      reason: 'unexcused',
      recorded_at: `${day}T00:20:00Z`,
    })
  }
  return id
}

/** 附件4 的一份合格填写；只改要紧的一项。 */
export function aPersuasion(caseId: string, version: number, more: Record<string, unknown> = {}) {
  return {
    submissionKey: newId(),
    caseId,
    version,
    phoned: true,
    visited: true,
    teachers: '陈某',
    persuadedAt: '2026-09-17T10:00',
    truancyReason: 'weary_of_study',
    whereabouts: 'at_home',
    familySituation: '父母在外务工，随祖母生活',
    guardianAttitude: '愿意配合',
    studentAttitude: '不愿返校',
    methodsAndMeasures: '讲明义务教育法，约定次日接送',
    effect: 'refused',
    effectNote: '',
    ...more,
  }
}
