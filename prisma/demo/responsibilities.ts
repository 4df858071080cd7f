import { encryptField, type FieldKeys } from '#lib/data/sensitive'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CardBody } from '#lib/rules/people/left-behind-card'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { Chance } from './chance.ts'
import { bytes, type Row, type Sheet } from './rows.ts'

const VACANT_SHARE = 0.15
const UNSIGNED = 3
const CARDED_SHARE = 0.6

type Given = {
  readonly keys: FieldKeys
  readonly profile: PolicyProfile
  /** 近来的在校日，从早到晚。 */
  readonly days: readonly PlainDate[]
}

/** 包保、责任书、责任区、档案卡：本地文件要求哪一件才有哪一件；空岗、未签、空白村、没有卡的各留几个。 */
export function addResponsibilities(sheet: Sheet, chance: Chance, given: Given): void {
  const [day] = given.days
  if (!day) return
  const { profile } = given
  if (profile.responsibilityTree.value) addPosts(sheet, chance, day)
  if (profile.annualPledge.value) addPledges(sheet, chance, day)
  if (profile.responsibilityZones.value) addZones(sheet, chance, day)
  if (profile.forms.value.includes('left_behind_card')) addCards(sheet, chance, given.keys, day)
}

function postsOf(sheet: Sheet, role: string, unitId?: unknown): readonly Row[] {
  return sheet
    .rows('appointment')
    .filter((row) => row.role === role && (unitId === undefined || row.unit_id === unitId) && !row.to_on)
}

function signed(post: Row | undefined, day: PlainDate) {
  return {
    person_id: post?.person_id,
    appointment_id: post?.id,
    recorded_at: `${day}T16:00:00+08:00`,
  }
}

function addPosts(sheet: Sheet, chance: Chance, day: PlainDate): void {
  for (const grade of sheet.rows('unit').filter(({ kind }) => kind === 'grade')) {
    const [officer] = postsOf(sheet, 'officer', grade.parent_id)
    if (!officer || chance.hit(VACANT_SHARE)) continue
    sheet.add('responsibility_post', {
      id: chance.id(),
      unit_id: grade.id,
      school_id: grade.parent_id,
      holder_id: officer.person_id,
      title: '副校长',
      from_on: day,
      ended_on: null,
      ended_why: null,
      ...signed(officer, day),
    })
  }
}

function addPledges(sheet: Sheet, chance: Chance, day: PlainDate): void {
  const [bureau] = postsOf(sheet, 'bureau')
  const townships = sheet
    .rows('unit')
    .filter(({ kind, has_government }) => kind === 'township' && has_government !== false)
  townships.slice(UNSIGNED).forEach((township, at) => {
    sheet.add('pledge', {
      id: chance.id(),
      year: Number(day.slice(0, 4)),
      township_id: township.id,
      signed_on: day,
      paper_number: `控辍责任书〔${day.slice(0, 4)}〕${at + 1}号`,
      ...signed(bureau, day),
    })
  })
}

function addZones(sheet: Sheet, chance: Chance, day: PlainDate): void {
  const [bureau] = postsOf(sheet, 'bureau')
  const villages = sheet.rows('unit').filter(({ kind }) => kind === 'village')
  for (const leader of postsOf(sheet, 'township_leader')) {
    const own = villages.filter(({ parent_id }) => parent_id === leader.unit_id)
    const name = sheet.rows('unit').find(({ id }) => id === leader.unit_id)?.name
    if (own.length === 0) continue
    const zone_id = chance.id()
    sheet.add('zone', {
      id: zone_id,
      name: `${String(name)}责任区`,
      holder_id: leader.person_id,
      from_on: day,
      ended_on: null,
      ended_why: null,
      ...signed(bureau, day),
    })
    // 末一个村留着空白，给人看空白怎样列出来。
    for (const village of own.length > 1 ? own.slice(0, -1) : own)
      sheet.add('zone_village', {
        id: chance.id(),
        zone_id,
        village_id: village.id,
        person_id: bureau?.person_id,
        recorded_at: `${day}T16:00:00+08:00`,
      })
  }
}

function addCards(sheet: Sheet, chance: Chance, keys: FieldKeys, day: PlainDate): void {
  const children = new Map(sheet.rows('child').map((row) => [row.id, row]))
  const posts = new Map(postsOf(sheet, 'teacher').map((row) => [row.unit_id, row]))
  for (const mark of sheet.rows('child_category').filter(({ category }) => category === 'left_behind')) {
    const post = posts.get(children.get(mark.child_id)?.class_id)
    if (!post || !chance.hit(CARDED_SHARE)) continue
    const body: CardBody = {
      ethnicity: chance.pick(['东乡', '回', '汉']),
      householdRegistered: '是',
      health: '健康',
      disability: '',
      schooling: '能跟上，作业需人督促',
      living: '随祖父母生活，住村里老屋',
      fatherName: '（外出）',
      fatherWork: '新疆，建筑工地',
      motherName: '（外出）',
      motherWork: '兰州，餐馆',
      entrusted: '祖母',
      entrustedRelation: '祖孙',
      guardianship: chance.pick(['good', 'fair', 'weak']),
      help: '班主任每周谈心一次',
    }
    sheet.add('left_behind_card', {
      id: chance.id(),
      child_id: mark.child_id,
      version: 1,
      body_cipher: bytes(encryptField(keys, sheet.tenantId, 'left_behind_card', JSON.stringify(body))),
      ...signed(post, day),
    })
  }
}
