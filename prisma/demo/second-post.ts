import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Chance } from './chance.ts'
import type { County } from './county.ts'
import type { Sheet } from './rows.ts'

/** 东乡的示范专干兼着本校一个班的班主任：一个人两个岗位，登录之后先选办公桌。 */
export function addSecondPost(sheet: Sheet, chance: Chance, county: County, since: PlainDate): void {
  const { school } = county.homeClass
  const classroom = school.classes.find((one) => one !== county.homeClass)
  if (!classroom) throw new Error('the school of the demonstration has one class only')
  sheet.add('appointment', {
    ...{ id: chance.id(), person_id: school.officer.personId, unit_id: classroom.id, role: 'teacher' },
    ...{ title: '班主任', from_on: since, to_on: null },
  })
}
