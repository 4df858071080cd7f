import type { Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { SurveyLevel, SurveyOutcome } from '#lib/rules/enrolment/household-survey'
import { NATIONAL } from '#lib/rules/policy/national'
import { schoolAgeBirths } from '#lib/rules/rolls/school-age'
import { chanceOf } from './chance.ts'
import type { Clockwork } from './clockwork.ts'
import type { County, Township, Village } from './county.ts'
import { deadlineBook, type Held } from './deadline-book.ts'
import { atMinute, record } from './journal.ts'
import { adultName } from './names.ts'
import type { Row, Sheet } from './rows.ts'

const OPENED_DAYS_AGO = 12
const CHILDLESS = 86

type Given = {
  readonly homeVillage: Village
  readonly policyVersionId: string
  readonly clockwork: Clockwork
  readonly today: PlainDate
  readonly now: Instant
}
type Household = { readonly id: string; readonly head: string }
type Ground = { readonly sheet: Sheet; readonly chance: ReturnType<typeof chanceOf>; readonly given: Given }

/** 一轮正在摸的：一个村摸完签了，一个村摸到一半，其余还没有开始。 */
export function addSurvey(sheet: Sheet, county: County, given: Given): void {
  const chance = chanceOf(`survey ${county.tenant.slug}`)
  const ground = { sheet, chance, given }
  const { township } = county.homeClass.school
  const openedOn = addDays(given.today, -OPENED_DAYS_AGO)
  const at = atMinute(openedOn, 9 * 60)
  const deadlines = deadlineBook(sheet, chance, given.policyVersionId)
  const started = given.clockwork.started('survey_opened', at)
  const surveyId = chance.id()
  const { bureau } = county
  sheet.add('household_survey', {
    id: surveyId,
    year: Number(openedOn.slice(0, 4)),
    season: openedOn.slice(5, 7) < '07' ? 'spring' : 'autumn',
    opened_on: openedOn,
    person_id: bureau.personId,
    appointment_id: bureau.appointmentId,
    recorded_at: at,
  })
  const area = (level: SurveyLevel, unitId: string, town: Township | null): { id: string; held: Held[] } => {
    const id = chance.id()
    const villageId = level === 'village' ? unitId : null
    const townshipId = town?.id ?? null
    sheet.add('survey_area', {
      ...{ id, survey_id: surveyId, level, unit_id: unitId, village_id: villageId, township_id: townshipId },
    })
    const subject = {
      subjectId: id,
      caseId: null,
      absenceId: null,
      childId: null,
      classId: null,
      schoolId: null,
    }
    const owed = started.filter(({ duty }) => duty === `survey_${level}`)
    return { id, held: owed.map((duty) => deadlines.open(duty, subject, { unitId, role: duty.owner })) }
  }
  area('county', county.id, null)
  const homes = homesByVillage(sheet, given.today)
  const finished = township.villages.find(
    (one) => one.id !== given.homeVillage.id && (homes.get(one.id)?.length ?? 0) > 1,
  )
  let listed = 0
  for (const town of county.townships.filter(({ hasGovernment }) => hasGovernment)) {
    area('township', town.id, town)
    for (const village of town.villages) {
      const own = area('village', village.id, town)
      const households = listAhead(ground, { areaId: own.id, village, town, by: bureau.personId, at }, homes)
      listed += households.length
      if (village.id === given.homeVillage.id)
        tick(ground, households.slice(0, Math.ceil(households.length / 2)), clerkOf(ground, village))
      if (village.id !== finished?.id) continue
      const clerk = clerkOf(ground, village)
      tick(ground, households, clerk)
      sign(
        ground,
        { areaId: own.id, villageId: village.id, households: households.length, held: own.held },
        clerk,
      )
    }
  }
  record(sheet, chance, {
    ...{ verb: 'open_survey', subjectKind: 'household_survey', subjectId: surveyId, by: bureau, at },
    happenedOn: openedOn,
    facts: {
      year: Number(openedOn.slice(0, 4)),
      households: listed,
      clause: given.clockwork.profile.survey.clause,
    },
  })
  deadlines.write(given.now)
}

/** 各村的孩子，同户的在一起。 */
function homesByVillage(sheet: Sheet, today: PlainDate): ReadonlyMap<string, readonly (readonly Row[])[]> {
  const { from, to } = schoolAgeBirths(NATIONAL.schoolEntry.value, today)
  const together = new Map(
    sheet.rows('household_member').map((row) => [row.child_id, String(row.household_id)]),
  )
  const villages = new Map<string, Map<string, Row[]>>()
  for (const child of sheet.rows('child')) {
    const born = String(child.birth_on)
    if (!child.village_id || born < from || born > addDays(to, 365)) continue
    const homes = villages.get(String(child.village_id)) ?? new Map<string, Row[]>()
    const key = together.get(child.id) ?? String(child.id)
    homes.set(key, [...(homes.get(key) ?? []), child])
    villages.set(String(child.village_id), homes)
  }
  return new Map([...villages].map(([id, homes]) => [id, [...homes.values()]]))
}

function listAhead(
  { sheet, chance }: Ground,
  place: { areaId: string; village: Village; town: Township; by: string; at: Instant },
  homes: ReadonlyMap<string, readonly (readonly Row[])[]>,
): readonly Household[] {
  const heads = headsOf(sheet)
  return (homes.get(place.village.id) ?? []).map((children, index) => {
    const id = chance.id()
    const head = heads.get(children[0]?.id) ?? String(children[0]?.name)
    sheet.add('survey_household', {
      ...{ id, area_id: place.areaId, village_id: place.village.id, township_id: place.town.id },
      ...{ number: index + 1, head, source: 'list', person_id: place.by, recorded_at: place.at },
    })
    for (const child of children)
      sheet.add('survey_child', {
        ...{
          id: chance.id(),
          household_id: id,
          child_id: child.id,
          name: child.name,
          birth_on: child.birth_on,
        },
        ...{ source: 'register', recorded_at: place.at },
      })
    return { id, head }
  })
}

const heads = new WeakMap<Sheet, ReadonlyMap<unknown, string>>()
function headsOf(sheet: Sheet): ReadonlyMap<unknown, string> {
  const known = heads.get(sheet)
  if (known) return known
  const made = new Map(
    sheet.rows('guardian').flatMap((row) => (row.main ? [[row.child_id, String(row.name)] as const] : [])),
  )
  heads.set(sheet, made)
  return made
}

type Clerk = { readonly personId: string; readonly appointmentId: string }

/** 本村在岗的村干部；示范里没有的，另有一位。 */
function clerkOf({ sheet, chance, given }: Ground, village: Village): Clerk {
  const post = sheet.rows('appointment').find((row) => row.unit_id === village.id && row.role === 'village')
  if (post) return { personId: String(post.person_id), appointmentId: String(post.id) }
  const [personId, appointmentId] = [chance.id(), chance.id()]
  sheet.add('person', { id: personId, name: adultName(chance), work_phone: null })
  sheet.add('appointment', {
    ...{ id: appointmentId, person_id: personId, role: 'village', unit_id: village.id, title: '村文书' },
    from_on: addDays(given.today, -400),
    to_on: null,
  })
  return { personId, appointmentId }
}

const MOVED_EVERY = 9
function tick({ sheet, chance, given }: Ground, households: readonly Household[], by: Clerk): void {
  households.forEach(({ id }, index) => {
    const on = addDays(given.today, -Math.max(1, OPENED_DAYS_AGO - 2 - (index % 8)))
    const moved = index % MOVED_EVERY === MOVED_EVERY - 1
    const outcome: SurveyOutcome = moved ? 'moved' : 'found'
    sheet.add('survey_visit', {
      ...{ id: chance.id(), household_id: id, ordinal: 1, visited_on: on, outcome },
      ...{ learned: moved ? '邻居说全家搬去县城，孩子在县城上学' : null, unlisted: 0 },
      ...{ out_of_school: [], not_here: [], person_id: by.personId, appointment_id: by.appointmentId },
      recorded_at: atMinute(on, 17 * 60 + (index % 50)),
    })
    // 当面见到的，记一次核实：台账上有核实人、哪天、凭什么。
    if (!moved)
      for (const child of sheet.rows('survey_child').filter(({ household_id }) => household_id === id))
        sheet.add('child_check', {
          ...{ id: chance.id(), child_id: child.child_id, source: 'survey', on_day: on, batch_id: null },
          ...{ person_id: by.personId, recorded_at: atMinute(on, 17 * 60 + (index % 50)), undone_at: null },
        })
  })
}

function sign(
  { sheet, chance, given }: Ground,
  signed: { areaId: string; villageId: string; households: number; held: readonly Held[] },
  by: Clerk,
): void {
  const on = addDays(given.today, -1)
  const at = atMinute(on, 16 * 60)
  sheet.add('survey_sign_off', {
    ...{ id: chance.id(), area_id: signed.areaId, households: signed.households, childless: CHILDLESS },
    ...{ person_id: by.personId, appointment_id: by.appointmentId, recorded_at: at },
  })
  for (const held of signed.held) held.end('met', at)
  record(sheet, chance, {
    ...{ verb: 'sign_survey', subjectKind: 'survey_area', subjectId: signed.areaId, at, happenedOn: on },
    by: { ...by, role: 'village', name: '', unitId: signed.villageId },
    facts: { level: 'village', unit: signed.villageId, households: signed.households, childless: CHILDLESS },
  })
}
