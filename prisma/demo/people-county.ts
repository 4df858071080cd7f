import { epochMs, type Instant, instant, startOfDay } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { tenantOf } from '#prisma/reference/tenants'
import { addAccounts } from './accounts.ts'
import { addArrivals } from './arrivals.ts'
import { addOrdinaryAbsences, rollBook } from './attendance.ts'
import { type Cast, castOf, type Rosters } from './cast.ts'
import { chanceOf } from './chance.ts'
import { childRegister, type Pupil } from './children.ts'
import { clockworkOf } from './clockwork.ts'
import { addControlLines } from './control-lines.ts'
import type { DemoCounty } from './counties.ts'
import { buildCounty, type Classroom } from './county.ts'
import { addReferrals } from './department-referrals.ts'
import { addEarlySigns } from './early-signs.ts'
import { addHandOverAndOverride } from './hand-overs.ts'
import { stageHoursCases } from './hours-cases.ts'
import { addHouseholds } from './households.ts'
import { addInspections } from './inspections.ts'
import { addInterfaces } from './interfaces.ts'
import { addLeads } from './leads.ts'
import type { Demonstration } from './load.ts'
import { stageNeverEnrolled } from './never-enrolled-cases.ts'
import { addPeopleOfCases } from './people-of-cases.ts'
import { addPeriodReturns } from './period-returns.ts'
import { addCalendar, adoptPolicy } from './policy-and-calendar.ts'
import { addPopulation } from './population-list.ts'
import { addResponsibilities } from './responsibilities.ts'
import { newSheet, type Sheet } from './rows.ts'
import { stageHomeClass, stageOrdinaryCases, stageSchoolCases } from './school-cases.ts'
import { demoYear } from './school-year.ts'
import { addSchoolings } from './schoolings.ts'
import { addSecondPost } from './second-post.ts'
import { openStage } from './stage.ts'
import { addSurvey } from './surveys.ts'
import { addTips } from './tips.ts'
import { stageCaseElsewhere, stageTownshipCases } from './township-cases.ts'
import { type DemoLetter, receiveLetters } from './transfer-letters.ts'
import { addTransfers } from './transfers.ts'
import { addWiderViews } from './wider-views.ts'
import { stageWorkingDayScenes } from './working-day-scenes.ts'

const TEN_HOURS_MS = 10 * 3_600_000
const SILENT_SHARE = 0.12
const DUE_NEXT_AUTUMN = 8

/** 一个法域的全部行：单位、人、账号、文件、日历、儿童、点名；整县的还有各种个案。 */
export function peopleCounty(
  demonstration: Demonstration,
  plan: DemoCounty,
  passwordHash: string,
  letters: readonly DemoLetter[] = [],
): Sheet {
  const { today } = demonstration
  const now = demonstration.now ?? instant(epochMs(startOfDay(today)) + TEN_HOURS_MS)
  const tenant = tenantOf(plan.slug)
  const sheet = newSheet(tenant.id)
  const chance = chanceOf(`baoxue ${plan.slug}`)
  const year = demoYear(today)
  const county = buildCounty(sheet, chance, { ...plan, tenant, since: year.startOn })
  addAccounts(sheet, chance, plan.slug, passwordHash)
  const profile = effectiveProfile(plan.profile)
  const policyVersionId = adoptPolicy(sheet, chance, profile)
  addCalendar(sheet, chance, year)
  addControlLines(sheet, county, { slug: plan.slug, year })

  const register = childRegister(sheet, chance, county, demonstration, year.firstYear)
  const home = county.homeClass
  const homeVillage = home.school.township.villages.find((one) => one.code === plan.homeVillage)
  const rosters: Rosters = new Map()
  for (const classroom of county.schools.flatMap((school) => school.classes)) {
    const { classSize } = classroom.school.plan
    const size = classroom === home ? classSize : classSize - 2 + chance.below(5)
    rosters.set(
      classroom.id,
      Array.from({ length: size }, (_, at) =>
        register.enrol(
          classroom,
          at + 1,
          classroom === home && at < 14 && homeVillage ? { village: homeVillage } : {},
        ),
      ),
    )
  }

  const isSilent = (classroom: Classroom, day: PlainDate): boolean =>
    day === today && (classroom === home || chanceOf(`${classroom.id}${day}`).hit(SILENT_SHARE))
  const rolls = rollBook(sheet, chance, county, rosters, { now, silent: isSilent })
  const days = year.daysTo(today)
  const cast = castOf(county, rosters, register, chance, plan.homeVillage)
  if (plan.extent === 'whole') {
    const calendars = { work: year.calendar.work, school: year.calendar }
    const clockwork = clockworkOf(profile, calendars)
    const { clause } = profile.absenceTrigger
    const stage = openStage(sheet, chance, county, clockwork, {
      ...{
        year,
        today,
        now: now as Instant,
        rolls,
        policyVersionId,
        triggerClause: clause,
        fieldKey: demonstration.fieldKey,
      },
    })
    if (profile.absenceTrigger.value.mode === 'hours') {
      stageHoursCases(stage, cast)
    } else {
      stageHomeClass(stage, cast.homeClass)
      stageTownshipCases(stage, cast.homeTownship)
      stageSchoolCases(stage, cast.anywhere, cast.leaving)
      stageOrdinaryCases(stage, cast.anywhere)
      stageCaseElsewhere(stage, cast.elsewhere())
      if (countsFromPersuasion(profile)) stageWorkingDayScenes(stage, sceneCast(profile, cast))
    }
    stageNeverEnrolled(stage, cast.neverEnrolled)
    stage.close()
    const past = year.daysTo(addDays(today, -1))
    addInspections(sheet, chance, county, { today, days: past })
    addWiderViews(sheet, chanceOf(`wider views ${plan.slug}`), county, past.at(-1) ?? addDays(today, -1))
    addPeopleOfCases(sheet, chance, profile, now as Instant)
    addPopulation(sheet, chanceOf(`population ${plan.slug}`), county, demonstration, addDays(today, -1))
    const lately = { keys: demonstration, profile, days: past }
    addHouseholds(sheet, chanceOf(`households ${plan.slug}`), lately)
    addSchoolings(sheet, county, {
      ...demonstration,
      policyVersionId,
      profile,
      calendars,
      now: now as Instant,
    })
    const filed = { ...demonstration, policyVersionId, profile, calendars, now: now as Instant }
    addTransfers(sheet, county, filed)
    receiveLetters(sheet, letters, filed)
    if (plan.slug === 'datian') addArrivals(sheet, county, { ...filed, days: past })
    addResponsibilities(sheet, chanceOf(`responsibilities ${plan.slug}`), lately)
    addHandOverAndOverride(sheet, chanceOf(`hand overs ${plan.slug}`), county, {
      ...{ clockwork, policyVersionId, today },
      now: now as Instant,
    })
    addLeads(sheet, chanceOf(`leads ${plan.slug}`), county, {
      ...{ clockwork, calendars, policyVersionId, today },
      now: now as Instant,
    })
    if (plan.slug === 'datian' && homeVillage)
      addSurvey(sheet, county, { ...{ homeVillage, policyVersionId, clockwork }, today, now: now as Instant })
  }
  const ordinary = [...rosters.values()].map((pupils) => pupils.filter((pupil) => !cast.taken.has(pupil.id)))
  addOrdinaryAbsences(sheet, chance, rolls, ordinary, [...days, ...year.daysAfter(today, 3)], today)
  rolls.write(days)
  if (plan.extent === 'whole') {
    const lately = { profile, policyVersionId, year, today, now: now as Instant }
    addEarlySigns(sheet, chanceOf(`early signs ${plan.slug}`), county, lately)
    addTips(sheet, chanceOf(`tips ${plan.slug}`), county, { ...lately, keys: demonstration })
    if (plan.slug === 'datian') addInterfaces(sheet, chanceOf(`interfaces ${plan.slug}`), county, lately)
    addReferrals(sheet, chanceOf(`referrals ${plan.slug}`), county, lately)
    addPeriodReturns(sheet, chanceOf(`returns ${plan.slug}`), county, lately)
  }
  if (plan.extent === 'whole') {
    // 明年秋季应入学的：村里已经登记，还没有编班，也没有案。
    const primary = county.schools.find(
      ({ township, classes }) =>
        township === home.school.township && classes.some(({ gradeNo }) => gradeNo === 1),
    )
    for (let more = 0; more < DUE_NEXT_AUTUMN; more += 1)
      register.register('never_enrolled', home.school.township, 5, primary ?? home.school)
  }
  if (plan.slug === 'dongxiang')
    addSecondPost(sheet, chanceOf(`second post ${plan.slug}`), county, year.startOn)
  return sheet
}

function countsFromPersuasion({ duties }: PolicyProfile): boolean {
  return duties.some(({ value }) => value.duty === 'written_report' && value.event === 'first_persuasion')
}

// 报学校所在镇的地方（南安），两件都在示范学校：专干、镇、市局三人三手可以接着演完。
function sceneCast({ townshipBasis }: PolicyProfile, cast: Cast): () => Pupil {
  return townshipBasis.value === 'school' ? cast.homeClass : cast.anywhere
}
