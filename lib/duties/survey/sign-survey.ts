import type { Tx } from '#lib/data/database'
import { meetDeadlines } from '#lib/data/deadlines'
import { getPolicy } from '#lib/data/policies'
import { findArea, listAreas, type SurveyAreaRow } from '#lib/data/survey/survey-areas'
import { listHouseholds } from '#lib/data/survey/survey-households'
import { insertSignOff } from '#lib/data/survey/write-survey'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { coverage, unsignedObstacles, villageObstacles } from '#lib/rules/enrolment/household-survey'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SignSurveyForm } from '#lib/schemas/enrolment/survey-forms'

const LEVEL_OF: Partial<Readonly<Record<Official['role'], string>>> = {
  village: 'village',
  township: 'township',
  township_leader: 'township',
  bureau: 'county',
}

/**
 * 摸底签报（DT-3.1.3，DT-4.1.1）：村签完乡镇签，乡镇签完县签。没有摸清的户、没有签的村镇，逐条说明，不收。
 * 签了的村不再添户、不再记上门；时限随签报办结。
 */
export async function signSurvey(
  deps: Deps,
  actor: Official,
  input: SignSurveyForm,
): Promise<Outcome<{ readonly areaId: string }>> {
  const by = ['village', 'township', 'township_leader', 'bureau'] as const
  return actOnce(deps, actor, { verb: 'sign_survey', by, input }, async ({ tx, today }) => {
    const area = await findArea(tx, actor, input.areaId)
    if (!area || area.level !== LEVEL_OF[actor.role]) return refuse({ code: 'not_found' })
    if (area.signed) return refuse({ code: 'changed_meanwhile' })
    const summed =
      area.level === 'village'
        ? await ofVillage(tx, actor, area, { ...input, today })
        : await ofBelow(tx, actor, area)
    if (summed.why.length > 0) return refuse({ code: 'not_ready', why: summed.why })
    const { households, childless } = summed
    await insertSignOff(tx, actor, { areaId: area.id, households, childless })
    await meetDeadlines(tx, actor, {
      subjectId: area.id,
      duties: ['survey_village', 'survey_township', 'survey_county'],
    })
    await appendEvent(tx, actor, {
      verb: 'sign_survey',
      subjectKind: 'survey_area',
      subjectId: area.id,
      happenedOn: today,
      facts: { level: area.level, unit: area.unitId, households, childless },
    })
    return done({ areaId: area.id })
  })
}

type Summed = { readonly why: readonly string[]; readonly households: number; readonly childless: number }

async function ofVillage(
  tx: Tx,
  actor: Official,
  area: SurveyAreaRow,
  given: { readonly total: number; readonly childless: number; readonly today: PlainDate },
): Promise<Summed> {
  const policy = await getPolicy(tx, actor, given.today)
  const covered = coverage(await listHouseholds(tx, actor, [area.id]), policy.profile.survey.value)
  return { why: villageObstacles(covered, given), households: covered.all, childless: given.childless }
}

async function ofBelow(tx: Tx, actor: Official, area: SurveyAreaRow): Promise<Summed> {
  const areas = await listAreas(tx, actor, area.surveyId)
  const below = areas.filter((one) =>
    area.level === 'township'
      ? one.level === 'village' && one.townshipId === area.townshipId
      : one.level === 'township',
  )
  const sum = (of: 'households' | 'childless') =>
    below.reduce((all, { signed }) => all + (signed?.[of] ?? 0), 0)
  const unsigned = below.filter(({ signed }) => signed === null).map(({ unit }) => unit.name)
  return { why: unsignedObstacles(unsigned), households: sum('households'), childless: sum('childless') }
}
