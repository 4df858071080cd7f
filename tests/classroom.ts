import pg from 'pg'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { policyDigest } from '#lib/data/policies'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { STATE_COUNCIL_DAYS } from '#lib/rules/calendar/state-council-days'
import type { Official } from '#lib/rules/people/actor'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import type { TestDatabase } from '#tests/database'
import { insert } from '#tests/world-scene'

/** A class of invented pupils with its teacher, officer and principal, under one notice. */
export type Classroom = {
  readonly tenantId: string
  readonly schoolId: string
  readonly classId: string
  readonly otherClassId: string
  readonly policyId: string
  readonly childIds: readonly string[]
  readonly strangerId: string
  readonly teacher: Official
  readonly officer: Official
  readonly principal: Official
  /** Teacher of another school of the same county. */
  readonly outsider: Official
}

const SINCE = '2020-01-01'
let serial = 0

/** Writes the classroom as the superuser. `openOn`: days that have lessons whatever the calendar says. */
export async function aClassroom(
  client: pg.Client,
  given: { policy?: string; pupils?: number; openOn?: readonly PlainDate[] } = {},
): Promise<Classroom> {
  serial += 1
  const tenantId = newId()
  const own = { tenant_id: tenantId }
  const code = String(100000 + serial)
  await insert(client, 'tenant', { id: tenantId, code, slug: `c${code}`, name: '虚构县', kind: 'county' })
  await nationalDays(client)
  const unit = async (kind: string, tree: string, unitCode: string, parent: string | null, more = {}) => {
    const id = newId()
    const named = { parent_id: parent, tree, kind, code: unitCode, name: unitCode, valid_from: SINCE }
    await insert(client, 'unit', { ...own, id, ...named, ...more })
    return id
  }
  const county = await unit('county', 'education', '000000', null)
  const town = await unit('township', 'territory', '000000001', county)
  const village = await unit('village', 'territory', '000000001001', town)
  const school = await unit('school', 'education', '2135000015', county)
  const grade = await unit('grade', 'education', 'G3', school, { grade_no: 3 })
  const classId = await unit('class', 'education', 'G3C1', grade, { grade_no: 3, class_no: 1 })
  const otherClassId = await unit('class', 'education', 'G3C2', grade, { grade_no: 3, class_no: 2 })
  const otherSchool = await unit('school', 'education', '2135000099', county)
  const otherGrade = await unit('grade', 'education', 'H3', otherSchool, { grade_no: 3 })
  const farClass = await unit('class', 'education', 'H3C1', otherGrade, { grade_no: 3, class_no: 1 })
  const policyId = newId()
  const profile = effectiveProfile(given.policy ?? 'datian-2023')
  await insert(client, 'policy_version', {
    ...own,
    id: policyId,
    code: profile.code,
    digest: policyDigest(profile),
    effective_from: SINCE,
    body: JSON.stringify(profile),
  })
  await insert(client, 'school_term', {
    ...own,
    id: newId(),
    name: '2026—2027学年秋季学期',
    start_on: '2026-09-01',
    end_on: '2027-01-22',
  })
  for (const day of given.openOn ?? []) {
    const open = { purpose: 'school', day, kind: 'on', why: '照常上课', source: '测试' }
    await insert(client, 'calendar_day', { ...own, id: newId(), ...open, recorded_at: SINCE })
  }
  const post = async (role: Official['role'], unitId: string): Promise<Official> => {
    const personId = newId()
    const appointmentId = newId()
    await insert(client, 'person', { ...own, id: personId, name: '测试人' })
    const held = { person_id: personId, role, unit_id: unitId, from_on: SINCE }
    await insert(client, 'appointment', { ...own, id: appointmentId, ...held })
    return { kind: 'official', tenantId, personId, role, unitIds: [unitId], appointmentId }
  }
  const pupil = async (room: string, seat: number) => {
    const id = newId()
    await insert(client, 'child', {
      ...own,
      id,
      name: `学生${seat}`,
      name_pinyin: 'xuesheng',
      name_initials: 'xs',
      gender: 'female',
      birth_on: '2017-03-12',
      id_kind: 'none',
      township_id: town,
      village_id: village,
      school_id: school,
      class_id: room,
      status: 'enrolled',
      recorded_at: '2026-09-01T00:00:00Z',
    })
    const enrolment = { child_id: id, class_id: room, seat_no: seat, from_on: '2026-09-01' }
    await insert(client, 'class_enrolment', { ...own, id: newId(), ...enrolment })
    return id
  }
  const childIds: string[] = []
  for (let seat = 1; seat <= (given.pupils ?? 4); seat += 1) childIds.push(await pupil(classId, seat))
  return {
    tenantId,
    schoolId: school,
    classId,
    otherClassId,
    policyId,
    childIds,
    strangerId: await pupil(otherClassId, 1),
    teacher: await post('teacher', classId),
    officer: await post('officer', school),
    principal: await post('principal', school),
    outsider: await post('teacher', farClass),
  }
}

async function nationalDays(client: pg.Client): Promise<void> {
  for (const { day, works, why, source } of STATE_COUNCIL_DAYS) {
    await client.query(
      'insert into app.national_day (day, works, why, source) values ($1, $2, $3, $4) on conflict do nothing',
      [columnFromDay(day), works, why, source],
    )
  }
}

/** Opens the superuser's connection to a test database; end it when done. */
export async function asSuperuser(database: TestDatabase): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  return client
}

/** The real day in Shanghai: what the database judges by. */
export function realToday(): PlainDate {
  return plainDate(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
}
