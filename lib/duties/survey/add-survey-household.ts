import { findArea } from '#lib/data/survey/survey-areas'
import { insertHousehold } from '#lib/data/survey/write-survey'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AddSurveyHouseholdForm } from '#lib/schemas/enrolment/survey-forms'

/** 摸到名单上没有的一户：添上，接着上门（DT-3.1.3 不漏一户）。 */
export async function addSurveyHousehold(
  deps: Deps,
  actor: Official,
  input: AddSurveyHouseholdForm,
): Promise<Outcome<{ readonly householdId: string }>> {
  const by = ['village', 'township', 'township_leader'] as const
  return actOnce(deps, actor, { verb: 'add_survey_household', by, input }, async ({ tx }) => {
    const area = await findArea(tx, actor, input.areaId)
    if (!area?.villageId || !area.townshipId) return refuse({ code: 'not_found' })
    if (area.signed) return refuse({ code: 'changed_meanwhile' })
    const place = { id: area.id, villageId: area.villageId, townshipId: area.townshipId }
    const householdId = await insertHousehold(tx, actor, place, input.head)
    await appendEvent(tx, actor, {
      verb: 'add_survey_household',
      subjectKind: 'survey_household',
      subjectId: householdId,
      facts: { area: area.id },
    })
    return done({ householdId })
  })
}
