import type pg from 'pg'
import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { anImage } from '#tests/a-scan'
import { buildTenant, official } from '#tests/world'
import { DAY, insert, type WorldChild, type WorldTenant } from '#tests/world-scene'
import type { Belongings } from './belongings.ts'
import { makeUsable } from './stages.ts'

/** 与一个人的关系：自己的、同校别班、别校、同镇别村、别镇、别县。 */
export const RELATIONS = ['class', 'school', 'village', 'township', 'county'] as const
export type Relation = (typeof RELATIONS)[number]

/** 各岗位够不着的是哪几种关系里的东西；县一级的，只有别县。 */
export const OUT_OF_REACH: Readonly<Record<Role, readonly Relation[]>> = {
  teacher: ['class', 'school', 'county'],
  officer: ['school', 'county'],
  principal: ['school', 'county'],
  inspector: ['school', 'county'],
  village: ['village', 'township', 'county'],
  township: ['township', 'county'],
  township_leader: ['township', 'county'],
  bureau: ['county'],
  prefecture: ['county'],
  admin: ['county'],
}

/** 世界里的一个孩子：第几个班、第几个村，与同班（同村）的伴。 */
type Seat = readonly [klass: number, village: number]

// 下列各座的个案都由常住乡镇介入（tests/world.ts 按座次轮换三种），彼此只差一样关系。
const OWN: Seat = [0, 0]
const MATE_IN_CLASS: Seat = [0, 3]
const MATE_IN_VILLAGE: Seat = [3, 0]
const FOREIGN: Readonly<Record<Relation, readonly [Seat, Seat]>> = {
  class: [
    [1, 2],
    [1, 0],
  ],
  school: [
    [2, 1],
    [3, 3],
  ],
  village: [
    [2, 1],
    [3, 1],
  ],
  township: [
    [0, 3],
    [1, 2],
  ],
  county: [OWN, MATE_IN_CLASS],
}

export type WallWorld = { readonly here: WorldTenant; readonly elsewhere: WorldTenant; extra: Extra }
/** 各单位的人、任职、账号、包保、责任区；键是单位的编号。 */
type Extra = Map<string, { person: string; appointment: string; account: string; post: string; zone: string }>

/** 两个县，各样东西每个孩子一份；另给每个单位配一个人。 */
export async function aWallWorld(client: pg.Client): Promise<WallWorld> {
  const here = await buildTenant(client, '990425')
  const elsewhere = await buildTenant(client, '990583')
  const extra: Extra = new Map()
  for (const tenant of [here, elsewhere]) {
    await addPeople(client, tenant, extra)
    await addScans(client, tenant)
    await makeUsable(client, tenant)
  }
  return { here, elsewhere, extra }
}

async function addPeople(client: pg.Client, tenant: WorldTenant, extra: Extra): Promise<void> {
  const own = { tenant_id: tenant.id }
  const by = { person_id: tenant.person, appointment_id: tenant.appointment, recorded_at: `${DAY}T01:00:00Z` }
  const { appointment_id: _post, ...person } = by
  const units = [
    ...tenant.classes.map(({ id, schoolId }) => ({ id, role: 'teacher', schoolId })),
    ...tenant.schools.map((id) => ({ id, role: 'principal', schoolId: id })),
    ...tenant.villages.map(({ id }) => ({ id, role: 'village', schoolId: '' })),
    ...tenant.townships.map((id) => ({ id, role: 'township', schoolId: '' })),
  ]
  for (const { id: unit, role, schoolId } of units) {
    const row = { person: newId(), appointment: newId(), account: newId(), post: newId(), zone: newId() }
    extra.set(unit, row)
    await insert(client, 'person', { ...own, id: row.person, name: '某人' })
    await insert(client, 'appointment', {
      ...{ ...own, id: row.appointment, person_id: row.person, role, unit_id: unit, from_on: '2020-01-01' },
    })
    await insert(client, 'account', {
      ...{ ...own, id: row.account, person_id: row.person, login: `${row.person}@w` },
      ...{ password_hash: 'x', created_at: by.recorded_at },
    })
    if (schoolId !== '')
      await insert(client, 'responsibility_post', {
        ...{ ...own, id: row.post, unit_id: unit, school_id: schoolId, holder_id: row.person },
        ...{ title: '班主任', from_on: '2026-09-01', ...by },
      })
    if (role === 'village') {
      await insert(client, 'zone', {
        ...{ ...own, id: row.zone, name: '东片', holder_id: row.person, from_on: '2026-09-01', ...by },
      })
      await insert(client, 'zone_village', {
        ...own,
        ...{ id: newId(), zone_id: row.zone, village_id: unit, ...person },
      })
    }
  }
}

/** 每个孩子的扫描件、医院证明、残疾证明各一份，都由坐在岗位上的人传的。 */
async function addScans(client: pg.Client, tenant: WorldTenant): Promise<void> {
  for (const child of tenant.children) {
    for (const kind of ['scan', 'medical_proof', 'disability_proof'] as const) {
      const id = await anImage(client, tenant.id, {
        childId: child.id,
        kind,
        by: { personId: tenant.person, appointmentId: tenant.appointment },
        at: `${DAY}T01:00:00Z`,
      })
      tenant.rows.push({ id, noun: `${kind} of mine`, child })
    }
  }
}

const UNITS_OF: Readonly<Record<Role, (world: WorldTenant) => string | undefined>> = {
  teacher: ({ classes }) => classes[0]?.id,
  officer: ({ schools }) => schools[0],
  principal: ({ schools }) => schools[0],
  inspector: ({ schools }) => schools[0],
  village: ({ villages }) => villages[0]?.id,
  township: ({ townships }) => townships[0],
  township_leader: ({ townships }) => townships[0],
  bureau: ({ county }) => county,
  prefecture: ({ county }) => county,
  admin: ({ county }) => county,
}

/** 坐在本县第一个单位上的一个人。 */
export function seated({ here }: WallWorld, role: Role): Official {
  return official(here, role, [UNITS_OF[role](here) ?? ''])
}

/** 同一个岗位上的另一个人：世界里的各行都署着第一个人的名，自己的申请自己批不了。 */
export function colleague(world: WallWorld, role: Role): Official {
  return { ...seated(world, role), personId: world.here.colleague }
}

/** 这个岗位自己的东西。 */
export function ownOf(world: WallWorld, role: Role): Belongings {
  const byVillage = ['village', 'township', 'township_leader'].includes(role)
  return gather(world, world.here, {
    seat: OWN,
    mate: byVillage ? MATE_IN_VILLAGE : MATE_IN_CLASS,
    mine: true,
  })
}

/** 某种关系的别人的东西：除了这一样关系，其余尽量相同。 */
export function foreignOf(world: WallWorld, relation: Relation): Belongings {
  const [seat, mate] = FOREIGN[relation]
  return gather(world, relation === 'county' ? world.elsewhere : world.here, { seat, mate, mine: false })
}

function gather(
  { extra }: WallWorld,
  tenant: WorldTenant,
  given: { readonly seat: Seat; readonly mate: Seat; readonly mine: boolean },
): Belongings {
  const child = childAt(tenant, given.seat)
  const mate = childAt(tenant, given.mate)
  const about =
    (given: WorldChild) =>
    (noun: string, nth = 0) => {
      const found = tenant.rows.filter(
        (row) =>
          row.noun === noun &&
          (row.kase?.childId ?? row.child?.id ?? placeOf(row)) ===
            (row.kase || row.child ? given.id : placeIn(given, row)),
      )
      const id = found[nth]?.id
      if (!id) throw new Error(`the world of the walls holds no ${noun} of this child`)
      return id
    }
  const of = about(child)
  const inSchool = extra.get(child.schoolId)
  const inClass = extra.get(child.classId)
  const inVillage = extra.get(child.villageId)
  if (!inSchool || !inClass || !inVillage) throw new Error('a unit without people')
  const other = (ids: readonly string[], id: string) => ids.find((one) => one !== id) ?? ''
  return {
    caseId: of('dropout_case'),
    version: 1,
    childId: child.id,
    mateId: mate.id,
    guardianId: of('guardian'),
    memberId: of('household_member'),
    categoryId: of('child_category'),
    pairingId: of('pairing'),
    signId: of('early_sign'),
    visitId: of('home_visit'),
    referralId: of('department_referral'),
    deadlineId: of('deadline'),
    mateDeadlineId: about(mate)('deadline'),
    classId: child.classId,
    schoolId: child.schoolId,
    mateSchoolId: child.schoolId,
    nextSchoolId: other(tenant.schools, child.schoolId),
    nextTownshipId: other(tenant.townships, child.townshipId),
    villageId: child.villageId,
    mateVillageId: siblingVillage(tenant, child),
    townshipId: child.townshipId,
    absenceId: of('absence'),
    rollCallId: of('roll_call'),
    reportId: of('same_day_report'),
    paperId: of('issued_paper'),
    writtenReportId: of('written_report'),
    recipientId: of('report_recipient'),
    handOverId: of('hand_over'),
    scanId: of('scan of mine'),
    caseScanId: of('attachment'),
    findingFileId: of('finding_file'),
    medicalProofId: of('medical_proof of mine'),
    disabilityProofId: of('disability_proof of mine'),
    applicationId: of('placement_application'),
    placementId: of('placement'),
    proposalId: of('schooling_proposal'),
    transferId: of('transfer'),
    eventId: of('ledger_event'),
    inspectionId: of('inspection'),
    sampleId: of('sample_draw'),
    sampleItemId: of('sample_item'),
    findingId: of('finding'),
    tipId: first(tenant, 'tip'),
    leadId: of('lead'),
    clientId: first(tenant, 'interface_client'),
    // 每所学校先是自己问的一次，再是同事问的一次。
    viewId: of('wider_view', given.mine ? 0 : 1),
    returnId: of('period_return'),
    returnVersionId: of('period_return_version'),
    batchId: of('import_batch'),
    matchFindingId: first(tenant, 'match_finding'),
    mergeId: first(tenant, 'merge_proposal'),
    rollOverId: of('school_roll_over'),
    householdId: of('survey_household'),
    surveyChildId: of('survey_child'),
    areaId: of('survey_area'),
    personId: inSchool.person,
    successorId: inClass.person,
    appointmentId: inSchool.appointment,
    accountId: inSchool.account,
    postId: inClass.post,
    zoneId: inVillage.zone,
  }
}

/** 同一乡镇的另一个村。 */
function siblingVillage(tenant: WorldTenant, { villageId, townshipId }: WorldChild): string {
  return tenant.villages.find((one) => one.townshipId === townshipId && one.id !== villageId)?.id ?? ''
}

function first(tenant: WorldTenant, noun: string): string {
  return tenant.rows.find((row) => row.noun === noun)?.id ?? ''
}

/** 不挂在儿童上的一行，在哪个村、哪个班、哪所学校。 */
function placeOf(row: WorldTenant['rows'][number]): string | undefined {
  return row.surveyed?.villageId ?? row.classId ?? row.schoolId
}

function placeIn(child: WorldChild, row: WorldTenant['rows'][number]): string {
  if (row.surveyed) return child.villageId
  return row.classId ? child.classId : child.schoolId
}

function childAt(tenant: WorldTenant, [klass, village]: Seat): WorldChild {
  const classId = tenant.classes[klass]?.id
  const villageId = tenant.villages[village]?.id
  const found = tenant.children.find((one) => one.classId === classId && one.villageId === villageId)
  if (!found) throw new Error('the world of the walls has no such seat')
  return found
}
