import { blindIndex, blindTails, encryptField, type FieldKeys, type SensitiveKind } from '#lib/data/sensitive'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import type { ChildCategory } from '#lib/rules/people/child-categories'
import type { Chance } from './chance.ts'
import type { Classroom, County, School, Township, Village } from './county.ts'
import { adultName, childName, mobile, residentId } from './names.ts'
import { bytes, type Sheet } from './rows.ts'

/** 一个虚构的儿童，后面的点名与个案都从这里取人。 */
export type Pupil = {
  readonly id: string
  readonly name: string
  readonly gender: 'male' | 'female'
  readonly guardian: string
  readonly school: School | null
  readonly classroom: Classroom | null
  readonly township: Township
  readonly village: Village
  /** 编班起止。 */
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
  /** 户籍在本法域之外。 */
  readonly outside: boolean
}

export type ChildStatus =
  | 'enrolled'
  | 'never_enrolled'
  | 'deferred'
  | 'home_teaching'
  | 'study_leave'
  | 'away'

/** 编班的特别之处：中途入班，或中途离班（休学）。 */
export type Enrolling = {
  readonly village?: Village
  readonly fromOn?: PlainDate
  readonly left?: { readonly toOn: PlainDate; readonly status: ChildStatus }
}

/** 逐个登记儿童；证件号在一个租户内不重。 */
export type ChildRegister = {
  enrol(classroom: Classroom, seatNo: number, enrolling?: Enrolling): Pupil
  /** 在学籍而不在班（送教上门），或未入学、缓学、外出。 */
  register(status: ChildStatus, township: Township, ageYears: number, school?: School): Pupil
}

const CATEGORY_RATES: readonly (readonly [category: ChildCategory, rate: number])[] = [
  ['left_behind', 0.09],
  ['poor_family', 0.04],
  ['minimum_allowance', 0.02],
  ['registered_poor', 0.03],
  ['single_parent', 0.03],
  ['disabled', 0.008],
  ['orphan', 0.002],
]

/** 打开一个租户的儿童登记簿。`schoolYear` 是学年起始年。 */
export function childRegister(
  sheet: Sheet,
  chance: Chance,
  county: County,
  keys: FieldKeys,
  schoolYear: number,
): ChildRegister {
  const { tenant } = county
  const idNumbers = new Set<string>()
  const enrolledOn = plainDate(`${schoolYear}-09-01`)
  let serial = 0

  const seal = (kind: SensitiveKind, plain: string): string =>
    bytes(encryptField(keys, tenant.id, kind, plain))
  const tails = (plain: string) => blindTails(keys, tenant.id, plain)
  const index = (kind: SensitiveKind, plain: string): string =>
    bytes(blindIndex(keys, tenant.id, kind, plain))

  const write = (facts: {
    status: ChildStatus
    birthOn: PlainDate
    township: Township
    village: Village
    school: School | null
    classroom: Classroom | null
    seatNo: number
    fromOn?: PlainDate
    toOn?: PlainDate
  }): Pupil => {
    const fromOn = facts.fromOn ?? enrolledOn
    const toOn = facts.toOn ?? null
    serial += 1
    const id = chance.id()
    const gender = chance.hit(0.52) ? 'male' : 'female'
    const named = childName(chance, gender, serial)
    // 未取得户籍的儿童没有证件号，照样登记（DT-3.1.1）。
    const registered = !chance.hit(0.006)
    let idNumber = residentId(tenant.code, facts.birthOn, gender, serial)
    for (let next = serial; idNumbers.has(idNumber); next++) {
      idNumber = residentId(tenant.code, facts.birthOn, gender, next)
    }
    idNumbers.add(idNumber)
    const studentNumber = facts.status === 'never_enrolled' ? null : `${registered ? 'G' : 'J'}${idNumber}`
    const outside = chance.hit(tenant.slug === 'dadukou' ? 0.25 : 0.02)
    const address = `${tenant.name}${facts.township.name}${facts.village.name}${1 + chance.below(180)}号`
    sheet.add('child', {
      id,
      name: named.name,
      name_pinyin: named.pinyin,
      name_initials: named.initials,
      gender,
      birth_on: facts.birthOn,
      id_kind: registered ? 'resident_id' : 'none',
      id_cipher: registered ? seal('id_number', idNumber) : null,
      id_index: registered ? index('id_number', idNumber) : null,
      id_tail4_index: registered ? bytes(tails(idNumber).tail4) : null,
      id_tail6_index: registered ? bytes(tails(idNumber).tail6) : null,
      student_number_cipher: studentNumber ? seal('student_number', studentNumber) : null,
      student_number_index: studentNumber ? index('student_number', studentNumber) : null,
      address_cipher: seal('address', address),
      address_index: index('address', address),
      household_code: outside ? '500106003002' : facts.village.code,
      household_township_id: outside ? null : facts.township.id,
      township_id: facts.township.id,
      village_id: facts.village.id,
      school_id: facts.school?.id ?? null,
      class_id: toOn === null ? (facts.classroom?.id ?? null) : null,
      status: facts.status,
      version: 1,
      recorded_at: `${schoolYear}-08-28T09:30:00+08:00`,
    })
    if (facts.classroom) {
      sheet.add('class_enrolment', {
        id: chance.id(),
        child_id: id,
        class_id: facts.classroom.id,
        seat_no: facts.seatNo,
        from_on: fromOn,
        to_on: toOn,
      })
    }
    const guardian = addGuardians(id, named.name)
    addCategories(id, registered)
    return {
      id,
      name: named.name,
      gender,
      guardian,
      school: facts.school,
      classroom: facts.classroom,
      township: facts.township,
      village: facts.village,
      fromOn,
      toOn,
      outside,
    }
  }

  const addGuardians = (childId: string, name: string): string => {
    const [surname] = [...name]
    const father = adultName(chance, name.includes('·') ? undefined : surname)
    const phone = mobile(serial)
    const row = (guardian: string, relation: string, number: string | null, main: boolean): void =>
      sheet.add('guardian', {
        id: chance.id(),
        child_id: childId,
        name: guardian,
        relation,
        phone_cipher: number ? seal('guardian_phone', number) : null,
        phone_index: number ? index('guardian_phone', number) : null,
        main,
      })
    const raisedByElders = chance.hit(0.08)
    row(father, raisedByElders ? '祖父' : '父亲', phone, true)
    if (chance.hit(0.5)) row(adultName(chance), '母亲', mobile(serial + 5_000), false)
    return father
  }

  const addCategories = (childId: string, registered: boolean): void => {
    const category = (code: ChildCategory): void =>
      sheet.add('child_category', {
        id: chance.id(),
        child_id: childId,
        category: code,
        from_on: enrolledOn,
        to_on: null,
      })
    for (const [code, rate] of CATEGORY_RATES) if (chance.hit(rate)) category(code)
    if (!registered) category('no_household_registration')
    if (chance.hit(0.003)) {
      const label: ChildCategory = chance.hit(0.5) ? 'parent_in_prison' : 'de_facto_unattended'
      sheet.add('restricted_label', {
        id: chance.id(),
        child_id: childId,
        label_cipher: seal('label', label),
        from_on: enrolledOn,
        to_on: null,
      })
    }
  }

  return {
    enrol: (classroom, seatNo, { village, fromOn, left } = {}) => {
      const township = village ? classroom.school.township : chance.pick(classroom.school.catchment)
      return write({
        status: left?.status ?? 'enrolled',
        birthOn: birthdayOf(chance, schoolYear - 6 - classroom.gradeNo),
        township,
        village: village ?? chance.pick(township.villages),
        school: classroom.school,
        classroom,
        seatNo,
        ...(fromOn ? { fromOn } : {}),
        ...(left ? { toOn: left.toOn } : {}),
      })
    },
    register: (status, township, ageYears, school) =>
      write({
        status,
        birthOn: birthdayOf(chance, schoolYear - 1 - ageYears),
        township,
        village: chance.pick(township.villages),
        school: school ?? null,
        classroom: null,
        seatNo: 0,
      }),
  }
}

// 入学年龄以当年 8 月 31 日为界：同一年级生于上年 9 月至当年 8 月（domain 4.1）。
function birthdayOf(chance: Chance, fromYear: number): PlainDate {
  return addDays(plainDate(`${fromYear}-09-01`), chance.below(365))
}
