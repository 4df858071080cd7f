import { loadCalendars } from '#lib/data/calendars'
import { getPolicy } from '#lib/data/policies'
import { listHouseholdsAhead } from '#lib/data/survey/list-households-ahead'
import { insertSurvey } from '#lib/data/survey/open-survey'
import { latestSurvey, listAreas } from '#lib/data/survey/survey-areas'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { addDays } from '#lib/rules/calendar/plain-date'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { schoolAgeBirths } from '#lib/rules/rolls/school-age'
import type { OpenSurveyForm } from '#lib/schemas/enrolment/survey-forms'

/**
 * 县教育局布置一轮逐村逐户摸底（DT-3.1.1，DT-4.1.1）：各户照名单预先列好，村、乡镇、县各自的时限随即起算。
 * 上一轮县里没有签报的，先签报。
 */
export async function openSurvey(
  deps: Deps,
  actor: Official,
  input: OpenSurveyForm,
): Promise<Outcome<{ readonly surveyId: string }>> {
  const act = { verb: 'open_survey', by: ['bureau'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, at, today }) => {
    const policy = await getPolicy(tx, actor, today)
    const { year, season } = input
    const last = await latestSurvey(tx, actor)
    if (last?.year === year && last.season === season)
      return refuse({ code: 'invalid_input', fields: { season: '这一轮已经布置过了' } })
    const county = last && (await listAreas(tx, actor, last.id)).find(({ level }) => level === 'county')
    if (county && !county.signed) return refuse({ code: 'not_ready', why: ['上一轮县里还没有签报'] })
    const started = dutiesStarted(policy.profile, 'survey_opened', at, await loadCalendars(tx, actor))
    const round = { year, season, openedOn: today, policyVersionId: policy.versionId }
    const { surveyId, villages } = await insertSurvey(tx, actor, round, started)
    // 次年秋季该入学的也一并摸：今年满五周岁的。
    const births = schoolAgeBirths(policy.profile.schoolEntry.value, today)
    const to = addDays(births.to, 365)
    const children = await listHouseholdsAhead(tx, actor, surveyId, { from: births.from, to })
    await appendEvent(tx, actor, {
      verb: 'open_survey',
      subjectKind: 'household_survey',
      subjectId: surveyId,
      happenedOn: today,
      facts: { year, season, villages, children, clause: policy.profile.survey.clause },
    })
    return done({ surveyId })
  })
}
