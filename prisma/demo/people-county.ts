import { epochMs, instant, startOfDay } from '#lib/rules/calendar/instant'
import { tenantOf } from '#prisma/reference/tenants'
import { addAccounts } from './accounts.ts'
import { addOrdinaryAbsences, rollBook } from './attendance.ts'
import { chanceOf } from './chance.ts'
import { childRegister, type Pupil } from './children.ts'
import type { DemoCounty } from './counties.ts'
import { buildCounty, type Village } from './county.ts'
import type { Demonstration } from './load.ts'
import { newSheet, type Sheet } from './rows.ts'
import { demoYear } from './school-year.ts'

/** 一个法域的全部行：单位、人、账号、儿童、点名。 */
export function peopleCounty(demonstration: Demonstration, plan: DemoCounty, passwordHash: string): Sheet {
  const { today } = demonstration
  const now = demonstration.now ?? instant(epochMs(startOfDay(today)) + 10 * 3_600_000)
  const tenant = tenantOf(plan.slug)
  const sheet = newSheet(tenant.id)
  const chance = chanceOf(`baoxue ${plan.slug}`)
  const year = demoYear(today)
  const county = buildCounty(sheet, chance, { ...plan, tenant, since: year.startOn })
  addAccounts(sheet, chance, plan.slug, passwordHash)

  const register = childRegister(sheet, chance, county, demonstration, year.firstYear)
  const home = county.homeClass
  const homeVillage = home.school.township.villages.find((one) => one.code === plan.homeVillage)
  const rosters = new Map<string, readonly Pupil[]>()
  for (const classroom of county.schools.flatMap((school) => school.classes)) {
    const size =
      classroom === home
        ? classroom.school.plan.classSize
        : jitter(chance.below(5), classroom.school.plan.classSize)
    const villageOf = (seat: number): Village | undefined =>
      classroom === home && seat <= 14 ? homeVillage : undefined
    rosters.set(
      classroom.id,
      Array.from({ length: size }, (_, at) => register.enrol(classroom, at + 1, villageOf(at + 1))),
    )
  }

  const book = rollBook(sheet, chance, county, rosters)
  const days = plan.extent === 'whole' ? year.daysTo(today) : year.daysTo(today).slice(-6)
  addOrdinaryAbsences(
    sheet,
    chance,
    book,
    [...rosters.values()],
    [...days, ...year.daysAfter(today, 3)],
    today,
  )
  book.write(
    days,
    now,
    (classroom, day) => day === today && (classroom === home || chanceOf(`${classroom.id}${day}`).hit(0.12)),
  )
  return sheet
}

function jitter(off: number, size: number): number {
  return size - 2 + off
}
