import { blindIndex, encryptField, type FieldKeys } from '#lib/data/sensitive'
import { addDays, type PlainDate, weekdayOf } from '#lib/rules/calendar/plain-date'
import { groupsOf } from '#lib/rules/people/watch-groups'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { Chance } from './chance.ts'
import { bytes, type Row, type Sheet } from './rows.ts'

const FAMILIES = 12
const LINKED = 3

/**
 * 同户与家访：十来户同村同姓的孩子由同一位祖母照看（电话相同，待人认定），三户已认定；
 * 有家访登记册的县，重点对象的六成本学期访过，有周末去的。
 */
export function addHouseholds(
  sheet: Sheet,
  chance: Chance,
  given: {
    readonly keys: FieldKeys
    readonly profile: PolicyProfile
    /** 近来的在校日，从早到晚。 */
    readonly days: readonly PlainDate[]
  },
): void {
  pairs(sheet).forEach((pair, at) => {
    const phone = `139${String(80_000_000 + at)}`
    for (const child of pair) {
      sheet.add('guardian', {
        id: chance.id(),
        child_id: child.id,
        name: '苏秀琴',
        relation: '祖母',
        phone_cipher: bytes(encryptField(given.keys, sheet.tenantId, 'guardian_phone', phone)),
        phone_index: bytes(blindIndex(given.keys, sheet.tenantId, 'guardian_phone', phone)),
        main: false,
      })
    }
    const [day] = given.days
    if (at < LINKED && day) link(sheet, chance, pair, day)
  })
  if (!given.profile.forms.value.includes('home_visit_register')) return
  const [day] = given.days
  if (!day) return
  markStrugglers(sheet, chance, day)
  visit(sheet, chance, given)
}

/** 同村同姓的两个在读孩子，一户两个。 */
function pairs(sheet: Sheet): readonly (readonly [Row, Row])[] {
  const first = new Map<string, Row>()
  const found: (readonly [Row, Row])[] = []
  for (const child of sheet.rows('child')) {
    if (child.status !== 'enrolled' || found.length === FAMILIES) continue
    const key = `${String(child.village_id)}${[...String(child.name)][0]}`
    const other = first.get(key)
    if (other) {
      found.push([other, child])
      first.delete(key)
    } else first.set(key, child)
  }
  return found
}

function link(sheet: Sheet, chance: Chance, pair: readonly Row[], day: PlainDate): void {
  const by = authorAt(sheet, pair[0])
  const household_id = chance.id()
  for (const child of pair)
    sheet.add('household_member', {
      id: chance.id(),
      household_id,
      child_id: child.id,
      basis: 'guardian_phone',
      unlinked_on: null,
      unlinked_why: null,
      ...by,
      recorded_at: `${day}T15:00:00+08:00`,
    })
}

/** 孩子所在学校的一位在岗的人。 */
function authorAt(sheet: Sheet, child: Row | undefined) {
  const post =
    sheet.rows('appointment').find((row) => row.unit_id === child?.class_id && row.to_on === null) ??
    sheet.rows('appointment')[0]
  return { person_id: post?.person_id, appointment_id: post?.id }
}

const TOLD = [
  '随祖父母生活，作业没人看；约定每周三放学后单独辅导。',
  '家里添了弟弟，房间挤；谈心半小时，情绪平稳。',
  '父亲在外务工，母亲在家；鼓励为主，说好每月通一次电话。',
] as const

function visit(
  sheet: Sheet,
  chance: Chance,
  { profile, days }: { readonly profile: PolicyProfile; readonly days: readonly PlainDate[] },
): void {
  const categories = new Map<unknown, string[]>()
  for (const row of sheet.rows('child_category'))
    categories.set(row.child_id, [...(categories.get(row.child_id) ?? []), String(row.category)])
  const posts = new Map(sheet.rows('appointment').map((row) => [row.unit_id, row]))
  const names = new Map(sheet.rows('person').map((row) => [row.id, row.name]))
  for (const child of sheet.rows('child')) {
    const groups = groupsOf(categories.get(child.id) ?? [], profile.watchGroups.value)
    const post = posts.get(child.class_id)
    if (groups.length === 0 || !post || !chance.hit(0.6)) continue
    const base = chance.pick(days)
    const onHoliday = chance.hit(0.3)
    const visited_on = onHoliday ? saturdayBefore(base) : base
    sheet.add('home_visit', {
      id: chance.id(),
      visit_id: chance.id(),
      child_id: child.id,
      case_id: null,
      school_id: child.school_id,
      visited_on,
      on_holiday: onHoliday,
      visitors: names.get(post.person_id),
      content: chance.pick(TOLD),
      groups: [...groups],
      person_id: post.person_id,
      appointment_id: post.id,
      recorded_at: `${visited_on}T18:30:00+08:00`,
    })
  }
}

const SATURDAY = 6

function saturdayBefore(day: PlainDate): PlainDate {
  return addDays(day, -((weekdayOf(day) - SATURDAY + 7) % 7))
}

/** 学困生由学校标注。 */
function markStrugglers(sheet: Sheet, chance: Chance, day: PlainDate): void {
  for (const child of sheet.rows('child')) {
    if (child.status !== 'enrolled' || !chance.hit(0.02)) continue
    sheet.add('child_category', {
      id: chance.id(),
      child_id: child.id,
      category: 'learning_difficulty',
      from_on: day,
      to_on: null,
    })
  }
}
