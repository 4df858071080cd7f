import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Role } from '#lib/rules/people/roles'
import { personaFor } from '#prisma/personas'
import type { TenantRow } from '#prisma/reference/tenants'
import type { Chance } from './chance.ts'
import type { TownshipLine } from './datian-divisions.ts'
import { adultName } from './names.ts'
import type { Sheet } from './rows.ts'
import type { SchoolPlan } from './schools.ts'

/** 一个在岗的人。 */
export type Post = {
  readonly personId: string
  readonly appointmentId: string
  readonly role: Role
  readonly name: string
  readonly unitId: string
}

export type Village = { readonly id: string; readonly code: string; readonly name: string }
export type Township = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly hasGovernment: boolean
  readonly villages: readonly Village[]
  readonly clerk: Post | null
  readonly leader: Post | null
}
export type Classroom = {
  readonly id: string
  readonly school: School
  readonly gradeNo: number
  readonly classNo: number
  readonly stage: 'primary' | 'junior'
  readonly name: string
  readonly teacher: Post
}
export type School = {
  readonly id: string
  readonly plan: SchoolPlan
  readonly township: Township
  readonly catchment: readonly Township[]
  readonly officer: Post
  readonly principal: Post
  readonly classes: Classroom[]
}
export type County = {
  readonly tenant: TenantRow
  readonly id: string
  readonly townships: readonly Township[]
  readonly schools: readonly School[]
  readonly bureau: Post
  readonly inspectors: readonly Post[]
  /** 示范班主任的班。 */
  readonly homeClass: Classroom
}

export type CountyPlan = {
  readonly tenant: TenantRow
  readonly divisions: readonly TownshipLine[]
  readonly schools: readonly SchoolPlan[]
  /** 示范班主任带哪个班。 */
  readonly homeClass: { readonly gradeNo: number; readonly classNo: number }
  /** 示范村干部在哪个村。 */
  readonly homeVillage: string
  /** 教育行政部门的叫法：县教育局、区教委。 */
  readonly bureau: string
  readonly areaCode: string
  readonly since: PlainDate
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** 建一个法域的两棵单位树，把每个岗位坐满；示范账号的人坐在第一所学校、其所在乡镇与指定的村、班。 */
export function buildCounty(sheet: Sheet, chance: Chance, plan: CountyPlan): County {
  const { tenant, since } = plan
  const countyId = chance.id()
  let phones = 1
  // 学校、乡镇、教育局的办公电话：399 号段为虚构。
  const officePhone = (serial: number): string => `${plan.areaCode}-399${String(serial).padStart(4, '0')}`
  const unit = (row: {
    id: string
    parent: string | null
    tree: 'education' | 'territory'
    kind: string
    code: string
    name: string
    stage?: string
    gradeNo?: number
    classNo?: number
    phone?: string
    hasGovernment?: boolean
    /** 学校坐落的乡镇。 */
    township?: string
  }): void =>
    sheet.add('unit', {
      id: row.id,
      parent_id: row.parent,
      tree: row.tree,
      kind: row.kind,
      code: row.code,
      name: row.name,
      stage: row.stage ?? null,
      grade_no: row.gradeNo ?? null,
      class_no: row.classNo ?? null,
      phone: row.phone ?? null,
      has_government: row.hasGovernment ?? true,
      valid_from: '2010-09-01',
      valid_to: null,
      township_id: row.township ?? null,
      successor_id: null,
    })
  const post = (role: Role, unitIds: readonly string[], title: string, persona: boolean): Post => {
    const personId = chance.id()
    const named = persona ? personaFor(tenant.slug, role) : null
    const name = named?.name ?? adultName(chance)
    sheet.add('person', { id: personId, name, work_phone: officePhone(phones++) })
    const appointments = unitIds.map((unitId) => {
      const id = chance.id()
      sheet.add('appointment', {
        id,
        person_id: personId,
        role,
        unit_id: unitId,
        from_on: since,
        to_on: null,
        title,
      })
      return id
    })
    return { personId, appointmentId: appointments[0] ?? '', role, name, unitId: unitIds[0] ?? '' }
  }

  unit({
    id: countyId,
    parent: null,
    tree: 'education',
    kind: 'county',
    code: tenant.code,
    name: tenant.name,
    phone: officePhone(phones++),
  })

  const townships = plan.divisions.map(([code, name, lines], at): Township => {
    const id = chance.id()
    // 第 7–9 位为 4xx 的没有乡镇政府，不能作收件人（domain 5.4）。
    const hasGovernment = code[6] !== '4'
    unit({
      id,
      parent: countyId,
      tree: 'territory',
      kind: 'township',
      code: `${code}000`,
      name,
      hasGovernment,
      phone: officePhone(phones++),
    })
    const first = at === plan.divisions.findIndex(([of]) => of === plan.schools[0]?.township)
    const villages = lines.split(/\s+/).map((text): Village => {
      const villageId = chance.id()
      const villageName = text.slice(3)
      const villageCode = code + text.slice(0, 3)
      unit({
        id: villageId,
        parent: id,
        tree: 'territory',
        kind: 'village',
        code: villageCode,
        name: villageName,
      })
      const home = villageCode === plan.homeVillage
      if (home || chance.hit(0.2)) post('village', [villageId], `${villageName}控辍保学联络员`, home)
      return { id: villageId, code: villageCode, name: villageName }
    })
    if (!hasGovernment) return { id, code, name, hasGovernment, villages, clerk: null, leader: null }
    const clerk = post('township', [id], `${name}控辍保学专干`, first)
    const leader = post('township_leader', [id], `${name}分管副职`, first)
    return { id, code, name, hasGovernment, villages, clerk, leader }
  })

  const schools = plan.schools.map((one, at): School => {
    const id = chance.id()
    const [fromGrade, toGrade] = one.grades
    const township = townshipOf(townships, one.township)
    unit({
      id,
      parent: countyId,
      tree: 'education',
      kind: 'school',
      code: one.code,
      name: one.name,
      phone: officePhone(phones++),
      township: township.id,
      ...(toGrade <= 6 ? { stage: 'primary' } : fromGrade > 6 ? { stage: 'junior' } : {}),
    })
    const made: School = {
      id,
      plan: one,
      township,
      catchment: [township, township, township, ...one.alsoFrom.map((code) => townshipOf(townships, code))],
      officer: post('officer', [id], '控辍保学专干', at === 0),
      principal: post('principal', [id], '校长', at === 0),
      classes: [],
    }
    for (let gradeNo = fromGrade; gradeNo <= toGrade; gradeNo++) {
      const gradeId = chance.id()
      const stage = gradeNo <= 6 ? 'primary' : 'junior'
      const digit = DIGITS[gradeNo] ?? ''
      const gradeCode = `${one.code}${String(gradeNo).padStart(2, '0')}`
      const grade = { tree: 'education', parent: id, kind: 'grade', code: gradeCode, stage, gradeNo } as const
      unit({ ...grade, id: gradeId, name: `${digit}年级` })
      for (let classNo = 1; classNo <= one.classes; classNo++) {
        const classId = chance.id()
        const name = `${digit}年(${classNo})班`
        const code = `${gradeCode}${String(classNo).padStart(2, '0')}`
        unit({ ...grade, id: classId, parent: gradeId, kind: 'class', code, name, classNo })
        const home = at === 0 && gradeNo === plan.homeClass.gradeNo && classNo === plan.homeClass.classNo
        const teacher = post('teacher', [classId], `${name}班主任`, home)
        made.classes.push({ id: classId, school: made, gradeNo, classNo, stage, name, teacher })
      }
    }
    return made
  })

  const bureau = post('bureau', [countyId], `${plan.bureau}控辍保学专干`, true)
  post('bureau', [countyId], `${plan.bureau}分管负责人`, false)
  post('admin', [countyId], '系统管理员', true)
  if (tenant.kind === 'prefecture') post('prefecture', [countyId], '州教育局基教科', true)
  const queues = [...new Set(plan.schools.map((one) => one.inspector))].sort()
  const inspectors = queues.map((queue) =>
    post(
      'inspector',
      schools.filter((one) => one.plan.inspector === queue).map((one) => one.id),
      '责任督学',
      queue === 0,
    ),
  )
  const homeClass = schools[0]?.classes.find(
    (one) => one.gradeNo === plan.homeClass.gradeNo && one.classNo === plan.homeClass.classNo,
  )
  if (!homeClass) throw new Error(`${tenant.slug} has no class for its teacher`)
  return { tenant, id: countyId, townships, schools, bureau, inspectors, homeClass }
}

function townshipOf(townships: readonly Township[], code: string): Township {
  const found = townships.find((one) => one.code === code)
  if (!found) throw new Error(`no township ${code}`)
  return found
}
