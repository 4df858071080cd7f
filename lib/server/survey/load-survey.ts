import 'server-only'
import { notFound } from 'next/navigation'
import { requireActor } from '#lib/auth/require-actor'
import type { Tx } from '#lib/data/database'
import { findPolicy } from '#lib/data/policies'
import { findArea, latestSurvey, listAreas, listOwnSurveyDuties } from '#lib/data/survey/survey-areas'
import { findHousehold, listHouseholds } from '#lib/data/survey/survey-households'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { coverage } from '#lib/rules/enrolment/household-survey'
import type { Official } from '#lib/rules/people/actor'
import { NATIONAL } from '#lib/rules/policy/national'
import { surveyQuery } from '#lib/schemas/enrolment/survey-query'
import { uuidText } from '#lib/schemas/uuid-text'
import { deps } from '#lib/server/deps'

const SURVEYORS = ['village', 'township', 'township_leader', 'bureau'] as const

function moment() {
  const at = instant(deps().clock.now().getTime())
  return { at, today: dayOf(at) }
}

/** 摸底页：最近一轮，可及的各村各镇摸到几户、签了没有。 */
export async function loadSurvey(search: Readonly<Record<string, string | string[] | undefined>>) {
  const actor = await requireActor(...SURVEYORS)
  const now = moment()
  return deps().db.asActor(actor, async (tx) => {
    const survey = await latestSurvey(tx, actor)
    const rule = (await findPolicy(tx, actor, now.today))?.profile.survey ?? NATIONAL.survey
    if (!survey) return { actor, now, rule, survey: null, town: null, areas: [], absent: [] }
    const areas = await listAreas(tx, actor, survey.id)
    const villages = areas.filter(({ level }) => level === 'village')
    const households = await listHouseholds(
      tx,
      actor,
      villages.map(({ id }) => id),
    )
    const byArea = Map.groupBy(households, ({ areaId }) => areaId)
    return {
      ...{ actor, now, rule, survey, town: surveyQuery.parse(search).town ?? null },
      // 在册而没有上学的：学校看点名，这里看上门。
      absent: households.filter(({ notAtSchool }) => notAtSchool.length > 0),
      areas: areas.map((area) => ({ ...area, covered: coverage(byArea.get(area.id) ?? [], rule.value) })),
    }
  })
}

/** 一个村的各户。 */
export async function loadSurveyVillage(areaId: string) {
  const actor = await requireActor(...SURVEYORS)
  const now = moment()
  return deps().db.asActor(actor, async (tx) => {
    const area = uuidText(areaId) ? await findArea(tx, actor, areaId) : null
    if (!area?.villageId) notFound()
    const rule = (await findPolicy(tx, actor, now.today))?.profile.survey ?? NATIONAL.survey
    const households = await listHouseholds(tx, actor, [area.id])
    return { actor, now, rule, area, households, covered: coverage(households, rule.value) }
  })
}

/** 一户。 */
export async function loadSurveyHousehold(householdId: string) {
  const actor = await requireActor(...SURVEYORS)
  const now = moment()
  return deps().db.asActor(actor, async (tx) => {
    const household = uuidText(householdId) ? await findHousehold(tx, actor, householdId) : null
    if (!household) notFound()
    return { actor, now, household }
  })
}

/** 此人的办公桌上欠的摸底。 */
export async function surveyDuties(
  tx: Tx,
  actor: Official,
  now: { readonly at: Instant; readonly today: PlainDate },
) {
  return { rows: await listOwnSurveyDuties(tx, actor), now }
}
