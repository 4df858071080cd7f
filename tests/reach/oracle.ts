import type { Official } from '#lib/rules/people/actor'
import { ROLES } from '#lib/rules/people/roles'
import { official } from '#tests/world'
import type { Row, WorldTenant } from '#tests/world-scene'

/** 两个县。 */
export type World = { a: WorldTenant; b: WorldTenant }

/** 每种岗位 × 每种单位关系：本单位、同校另一个、别处的、没有单位、两个单位。 */
export function officials({ a, b }: World): Official[] {
  const unitsOf: Record<string, string[]> = {
    teacher: a.classes.map((klass) => klass.id),
    officer: a.schools,
    principal: a.schools,
    inspector: a.schools,
    village: a.villages.map((village) => village.id),
    township: a.townships,
    township_leader: a.townships,
    bureau: [a.county],
    prefecture: [a.county],
    admin: [a.county],
  }
  return ROLES.flatMap((role) => {
    const units = unitsOf[role] ?? []
    const foreign = role === 'teacher' ? b.classes.map((klass) => klass.id) : [...b.schools, ...b.townships]
    return [...units.map((unit) => [unit]), units.slice(0, 2), [], foreign].map((unitIds) =>
      official(a, role, unitIds),
    )
  })
}

const INSPECTOR_ONLY = ['sample_item', 'sample_check']
const RETURNS = ['period_return', 'period_return_version', 'period_return_answer']
const SCHOOL_DESK = [
  'inspection',
  'finding',
  'finding_step',
  'finding_file',
  'censure',
  'school_roll_over',
  'roll_over_class',
  'roll_over_elsewhere',
  'school_leaver',
  ...RETURNS,
]

/** 白话：此人能不能看见这一行。与策略、与 where 都无关地写成。 */
export function maySee(actor: Official, row: Row): boolean {
  if (row.staff) return actor.role === 'admin'
  const mine = (unit: string | undefined) => unit !== undefined && actor.unitIds.includes(unit)
  const place = row.kase ?? row.child ?? row
  const caseIsMine =
    row.kase?.townshipIsParty === true &&
    (actor.role === 'village' ? mine(row.kase.villageId) : mine(row.kase.caseTownshipId))
  if (row.handedTo !== undefined && actor.role === 'village') return false
  if (row.handedTo !== undefined && (actor.role === 'township' || actor.role === 'township_leader'))
    return mine(row.kase?.caseTownshipId) || mine(row.handedTo)
  // 转办单写着家境与病情：学校一侧只有责任督学看得到，村看不到。
  if (
    row.noun.startsWith('department_') &&
    ['teacher', 'officer', 'principal', 'village'].includes(actor.role)
  )
    return false
  if (row.sentTo !== undefined && (actor.role === 'township' || actor.role === 'township_leader'))
    return mine(row.sentTo)
  if (row.noun === 'data_export') return row.mine === true || ['bureau', 'inspector'].includes(actor.role)
  // 临时查看：自己问的；督学看关于本校孩子的；教育局全看。
  if (row.noun.startsWith('wider_view')) {
    if (actor.role === 'admin' || actor.role === 'prefecture') return false
    return row.mine === true || actor.role === 'bureau' || (actor.role === 'inspector' && mine(row.schoolId))
  }
  if (row.noun.startsWith('interface_')) return actor.role === 'bureau'
  if (row.noun === 'county_snapshot') return actor.role === 'prefecture'
  // 抽样：督学看自己抽的（这里都是此人抽的），教育局看全部；抽到的各件被抽的学校看不到。
  if (row.noun === 'sample_draw') return actor.role === 'inspector' || actor.role === 'bureau'
  if (INSPECTOR_ONLY.includes(row.noun))
    return actor.role === 'bureau' || (actor.role === 'inspector' && mine(place.schoolId))
  if (actor.role === 'teacher' && SCHOOL_DESK.includes(row.noun)) return false
  if (row.noun === 'restricted_label' || row.noun === 'support_note')
    return actor.role === 'bureau' || (actor.role === 'principal' && mine(place.schoolId))
  if (row.restricted && !['township_leader', 'bureau'].includes(actor.role)) return false
  const decides = ['township', 'township_leader', 'bureau'].includes(actor.role)
  const mayReadPapers =
    row.papersOf === 'placement' ? ['officer', 'principal', 'village'] : ['officer', 'principal']
  if (row.papersOf && !decides && !mayReadPapers.includes(actor.role)) return false
  // 举报电话人人看得到；举报、举报人只有县教育局，被举报的学校与它的督学也没有。
  if (row.noun === 'tip_line') return true
  if (row.noun.startsWith('tip')) return actor.role === 'bureau'
  if (actor.role === 'bureau') return true
  if (row.surveyed) {
    if (row.noun === 'household_survey')
      return ['village', 'township', 'township_leader'].includes(actor.role)
    if (actor.role === 'village') return mine(row.surveyed.villageId)
    return ['township', 'township_leader'].includes(actor.role) && mine(row.surveyed.townshipId)
  }
  // 比对与合并只在县教育局。
  if (/^(match|merge)_/.test(row.noun)) return false
  // 督学、教师不经手导入。
  if (row.noun.startsWith('import_'))
    return ['officer', 'principal'].includes(actor.role) && mine(place.schoolId)
  if (actor.role === 'teacher') return mine(place.classId)
  if (actor.role === 'officer' || actor.role === 'principal' || actor.role === 'inspector')
    return mine(place.schoolId) || mine(row.toSchoolId)
  if (actor.role === 'prefecture' || actor.role === 'admin') return false
  const aboutChild = [
    'child',
    'guardian',
    'child_category',
    'class_enrolment',
    'access_log',
    'child_history',
    'attachment',
    'pairing',
    'support_activity',
    'placement_application',
    'placement_opinion',
    'placement',
    'placement_end',
    'home_teaching_plan',
    'home_teaching_session',
    'schooling_proposal',
    'schooling_decision',
    'disability_schooling',
    'schooling_end',
    'enrolment_notice',
    'household_member',
    'home_visit',
    'left_behind_card',
    'transfer',
    'transfer_step',
    'outside_schooling',
    'child_check',
  ].includes(row.noun)
  const livesHere = actor.role === 'village' ? mine(row.child?.villageId) : mine(row.child?.townshipId)
  return (aboutChild && livesHere && !row.ofCaseOnly) || caseIsMine
}

/** 此人照白话看得见的这种名词的各行。 */
export function expected(tenant: WorldTenant, actor: Official, noun: string): string[] {
  const rows = tenant.rows.filter((row) => row.noun === noun)
  // 儿童的个案在世界里另有一行，判断儿童时要用到它。
  const withCase = rows.map(
    (row) =>
      ({ ...row, kase: row.kase ?? tenant.cases.find((kase) => kase.childId === row.child?.id) }) as Row,
  )
  return withCase
    .filter((row) => maySee(actor, row))
    .map((row) => row.id)
    .sort()
}

/** 出错时说是谁。 */
export function label(actor: Official): string {
  return `${actor.role}（${actor.unitIds.length} 个单位）`
}
