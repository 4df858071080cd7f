import { policyDigest } from '#lib/data/policies'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { Chance } from './chance.ts'
import type { Sheet } from './rows.ts'
import { CLOSED_WHY, type DemoYear } from './school-year.ts'

/** 采用一份文件，给出版本号；生效起止取自文件。 */
export function adoptPolicy(sheet: Sheet, chance: Chance, profile: PolicyProfile): string {
  const id = chance.id()
  sheet.add('policy_version', {
    id,
    code: profile.code,
    digest: policyDigest(profile),
    effective_from: profile.validFrom,
    effective_to: profile.validTo,
    body: profile,
  })
  return id
}

/** 学期与全县停课的一天；与推算时限所用的日历同源。 */
export function addCalendar(sheet: Sheet, chance: Chance, year: DemoYear): void {
  for (const term of year.terms) {
    sheet.add('school_term', {
      id: chance.id(),
      unit_id: null,
      name: term.name,
      start_on: term.startOn,
      end_on: term.endOn,
    })
  }
  sheet.add('calendar_day', {
    id: chance.id(),
    unit_id: null,
    grade: null,
    purpose: 'school',
    day: year.closedOn,
    kind: 'off',
    why: CLOSED_WHY,
    source: '县教育局停课通知（示范）',
    recorded_at: `${year.closedOn}T06:10:00+08:00`,
  })
}
