import type pg from 'pg'
import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { addAttendance } from '#tests/world-attendance'
import { addCase } from '#tests/world-case'
import { addCaseEnd } from '#tests/world-case-end'
import { addCasePeople } from '#tests/world-case-people'
import { addClocks } from '#tests/world-clocks'
import { buildFigureRows, buildStaffImport } from '#tests/world-county'
import { addLeads } from '#tests/world-leads'
import { addOnRoll } from '#tests/world-on-roll'
import { addPapers } from '#tests/world-papers'
import { addReturns } from '#tests/world-returns'
import { addRollOver } from '#tests/world-roll-over'
import {
  AT,
  DAY,
  insert,
  type Row,
  type Scene,
  type WorldCase,
  type WorldChild,
  type WorldTenant,
} from '#tests/world-scene'
import { addSurvey } from '#tests/world-survey'
import { addTips } from '#tests/world-tips'
import { addWiderViews } from '#tests/world-wider-views'

async function buildUnits(client: pg.Client, tenant: string) {
  const unit = async (kind: string, tree: string, code: string, parent: string | null) => {
    const id = newId()
    await insert(client, 'unit', {
      tenant_id: tenant,
      id,
      parent_id: parent,
      tree,
      kind,
      code,
      name: code,
      valid_from: '2020-01-01',
    })
    return id
  }
  const county = await unit('county', 'education', '000000', null)
  const schools: string[] = []
  const classes: { id: string; schoolId: string }[] = []
  for (const s of [0, 1]) {
    const school = await unit('school', 'education', `S${s}`, county)
    schools.push(school)
    const grade = await unit('grade', 'education', `S${s}-3`, school)
    for (const c of [0, 1])
      classes.push({ id: await unit('class', 'education', `S${s}-3-${c}`, grade), schoolId: school })
  }
  const townships: string[] = []
  const villages: { id: string; townshipId: string }[] = []
  for (const t of [0, 1]) {
    const township = await unit('township', 'territory', `T${t}`, county)
    townships.push(township)
    for (const v of [0, 1])
      villages.push({ id: await unit('village', 'territory', `T${t}V${v}`, township), townshipId: township })
  }
  return { county, schools, classes, townships, villages }
}

/** 建一个租户，写满各种名词。 */
export async function buildTenant(client: pg.Client, code: string): Promise<WorldTenant> {
  const id = newId()
  await insert(client, 'tenant', { id, code, slug: `t${code}`, name: `虚构县${code}`, kind: 'county' })
  const units = await buildUnits(client, id)
  const person = newId()
  const colleague = newId()
  const appointment = newId()
  const policy = newId()
  const own = { tenant_id: id }
  const uploader = newId()
  await insert(client, 'person', { ...own, id: person, name: '测试人' })
  await insert(client, 'person', { ...own, id: colleague, name: '同事' })
  await insert(client, 'person', { ...own, id: uploader, name: '上传人' })
  await insert(client, 'appointment', {
    ...own,
    id: appointment,
    person_id: person,
    role: 'bureau',
    unit_id: units.county,
    from_on: '2020-01-01',
  })
  await insert(client, 'policy_version', {
    ...own,
    id: policy,
    code: 'datian-2023',
    digest: 'x',
    effective_from: '2023-09-28',
    body: '{}',
  })
  const world: WorldTenant = {
    id,
    ...units,
    person,
    colleague,
    uploader,
    appointment,
    policy,
    children: [],
    cases: [],
    rows: [],
  }
  await buildFigureRows(client, world)
  let seat = 0
  for (const klass of units.classes) {
    for (const village of units.villages) {
      seat += 1
      await buildChild(
        client,
        world,
        {
          id: newId(),
          classId: klass.id,
          schoolId: klass.schoolId,
          villageId: village.id,
          townshipId: village.townshipId,
        },
        seat,
      )
    }
  }
  for (const schoolId of units.schools) {
    await buildInspections(client, world, schoolId)
    const add = async (noun: string, row: Record<string, unknown>, mine: boolean) => {
      const viewId = newId()
      await insert(client, noun, { tenant_id: id, id: viewId, ...row })
      world.rows.push({ id: viewId, noun, mine, schoolId })
      return viewId
    }
    await addWiderViews(add, world, schoolId)
    await buildReturns(client, world, schoolId)
  }
  const by = { person_id: person, appointment_id: appointment, recorded_at: AT }
  const add = async (noun: string, row: Record<string, unknown>, about: Partial<Row>) => {
    const rowId = typeof row.id === 'string' ? row.id : newId()
    await insert(client, noun, { ...own, ...row, id: rowId })
    world.rows.push({ id: rowId, noun, ...about })
    return rowId
  }
  await addLeads(add, { children: world.children, day: DAY, by })
  await addTips(add, { schoolId: units.schools[0] ?? '', by })
  await addSurvey(add, { county: units.county, villages: units.villages, day: DAY, by })
  await buildStaffImport(client, world)
  return world
}

async function buildChild(
  client: pg.Client,
  world: WorldTenant,
  child: WorldChild,
  seat: number,
): Promise<void> {
  const own = { tenant_id: world.id }
  // 三种个案：乡镇尚未介入；常住乡镇介入；由别的乡镇介入（户籍地）。
  const townshipIsParty = seat % 3 !== 0
  const other = world.townships.find((township) => township !== child.townshipId) ?? child.townshipId
  const caseTownshipId = seat % 3 === 1 ? child.townshipId : other
  const kase: WorldCase = { ...child, id: newId(), childId: child.id, townshipIsParty, caseTownshipId }
  world.children.push(child)
  world.cases.push(kase)
  const scene: Scene = {
    ...{ client, world, child, kase, seat, own, day: DAY, at: AT },
    by: { person_id: world.person, appointment_id: world.appointment, recorded_at: AT },
    place: { class_id: child.classId, school_id: child.schoolId },
    inClass: { classId: child.classId, schoolId: child.schoolId },
    ofCase: { case_id: kase.id },
    add: async (noun, row, about) => {
      const id = newId()
      await insert(client, noun, { ...own, id, ...row })
      world.rows.push({ id, noun, ...about })
      return id
    },
  }
  await addOnRoll(scene)
  const { rollCall, absence } = await addAttendance(scene)
  await addPapers(scene, await addCase(scene))
  await addCasePeople(scene)
  await addCaseEnd(scene, rollCall)
  await addClocks(scene, absence)
}

/** 督导的各种名词：每所学校一份。 */
async function buildInspections(client: pg.Client, world: WorldTenant, schoolId: string): Promise<void> {
  const by = { person_id: world.person, appointment_id: world.appointment, recorded_at: AT }
  const caseId = world.cases.find((kase) => kase.schoolId === schoolId)?.id
  const add = async (noun: string, row: Record<string, unknown>, about: Partial<Row> = {}) => {
    const id = newId()
    await insert(client, noun, { tenant_id: world.id, id, ...row })
    world.rows.push({ id, noun, schoolId, ...about })
    return id
  }
  const place = { school_id: schoolId }
  const held = { kind: 'regular', held_on: DAY, members: '某', purpose: '随访' }
  await add('inspection', { visit_id: newId(), ...place, ...held, ...by })
  const drawId = await add('sample_draw', {
    ...{ seed: 's', subject: 'case', from_on: DAY, to_on: DAY, per_school: 1, school_ids: [schoolId] },
    ...{ population: 1, population_digest: 'x' },
    ...by,
  })
  const itemId = await add('sample_item', {
    ...{ draw_id: drawId, ordinal: 1, ...place, case_id: caseId, subject_id: caseId },
  })
  await add('sample_check', { item_id: itemId, verdict: 'matches', note: '', ...by })
  const findingId = await add('finding', { ...place, content: '问题', due_on: DAY, ...by })
  await add('finding_step', {
    ...{
      finding_id: findingId,
      ordinal: 1,
      kind: 'answered',
      content: '改',
      evidence: '据',
      role: 'officer',
    },
    ...by,
  })
  await add('finding_file', {
    ...{ finding_id: findingId, kind: 'photo', media_type: 'image/jpeg', bytes: 9, width: 1, height: 1 },
    ...{ digest: Buffer.alloc(32), place: `${world.id}/${newId()}`, ...by },
  })
  await add('censure', { kind: 'talk', ...place, held_on: DAY, content: '约谈', outcome: '整改', ...by })
  const pupil = world.children.find((child) => child.schoolId === schoolId)
  const next = world.schools.find((school) => school !== schoolId)
  if (pupil && next)
    await addRollOver(add, { schoolId, toSchoolId: next, classId: pupil.classId, childId: pupil.id, by })
}

/** 按期上报：每所学校一份，都同时报第一个乡镇。 */
async function buildReturns(client: pg.Client, world: WorldTenant, schoolId: string): Promise<void> {
  const sentTo = world.townships[0] ?? ''
  const by = { person_id: world.person, appointment_id: world.appointment, recorded_at: AT }
  const add = async (noun: string, row: Record<string, unknown>) => {
    const id = newId()
    await insert(client, noun, { tenant_id: world.id, id, ...row })
    world.rows.push({ id, noun, schoolId, sentTo })
    return id
  }
  await addReturns(add, { schoolId, townshipId: sentTo, policyId: world.policy, day: DAY, by })
}

/** 以某岗位、某些单位坐下的一个人。 */
export function official(world: WorldTenant, role: Role, unitIds: readonly string[]): Official {
  return {
    kind: 'official',
    tenantId: world.id,
    personId: world.person,
    role,
    unitIds,
    appointmentId: world.appointment,
  }
}
