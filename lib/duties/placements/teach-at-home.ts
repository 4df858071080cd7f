import { findHomeTeaching, insertPlan, insertSession } from '#lib/data/placements/home-teaching'
import { getPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { eventPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { strokesToSvg } from '#lib/rules/people/signature-strokes'
import type { HomeTeachingPlanForm, HomeTeachingSessionForm } from '#lib/schemas/placements/home-teaching'

const TEACHES = ['teacher', 'officer', 'principal']

type Done = { readonly placementId: string }

/** 制定送教计划（DT-4.5.3，L5-17）：每周课时不少于档案所定。 */
export async function planHomeTeaching(
  deps: Deps,
  actor: Official,
  input: HomeTeachingPlanForm,
): Promise<Outcome<Done>> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'plan_home_teaching', input }, async () => {
      if (!TEACHES.includes(actor.role)) return refuse({ code: 'not_allowed' })
      const found = await findHomeTeaching(tx, actor, input.placementId)
      if (!found) return refuse({ code: 'not_found' })
      if (found.ended) return refuse({ code: 'not_for_this_child', why: 'not_home_taught' })
      const policy = await getPolicy(tx, actor, today)
      const rule = policy.profile.homeTeaching.value
      if (input.lessonsPerWeek < rule.lessonsPerWeek)
        return refuse({
          code: 'invalid_input',
          fields: { lessonsPerWeek: `每周不少于 ${rule.lessonsPerWeek} 课时` },
        })
      const { submissionKey: _key, ...plan } = input
      await insertPlan(tx, actor, { ...plan, lessonsPerYear: rule.lessonsPerYear })
      await appendEvent(tx, actor, {
        verb: 'plan_home_teaching',
        subjectKind: 'placement',
        subjectId: found.id,
        ...eventPlace(actor, { ...found.child, caseId: found.caseId }),
        facts: { lessonsPerWeek: input.lessonsPerWeek, lessonsPerYear: rule.lessonsPerYear },
      })
      return done({ placementId: found.id })
    }),
  )
}

/** 记送教一次：哪天、多久、教了什么、谁在场；监护人在屏上签的，签字连同摘要存下。记录是「在受教育」的凭据，断了会自己回台账。 */
export async function teachAtHome(
  deps: Deps,
  actor: Official,
  input: HomeTeachingSessionForm,
): Promise<Outcome<Done>> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'teach_at_home', input }, async () => {
      if (!TEACHES.includes(actor.role)) return refuse({ code: 'not_allowed' })
      const found = await findHomeTeaching(tx, actor, input.placementId)
      if (!found) return refuse({ code: 'not_found' })
      if (found.ended) return refuse({ code: 'not_for_this_child', why: 'not_home_taught' })
      if (input.day > today) return refuse({ code: 'future_day', day: input.day })
      if (input.day < found.fromOn)
        return refuse({ code: 'invalid_input', fields: { day: `送教自 ${found.fromOn} 起` } })
      const { submissionKey: _key, strokes, ...session } = input
      const svg = strokes.length > 0 ? strokesToSvg(strokes) : null
      await insertSession(tx, actor, { ...session, svg })
      await appendEvent(tx, actor, {
        verb: 'teach_at_home',
        subjectKind: 'placement',
        subjectId: found.id,
        ...eventPlace(actor, { ...found.child, caseId: found.caseId }),
        happenedOn: input.day,
        facts: { minutes: input.minutes, signed: strokes.length > 0 },
      })
      return done({ placementId: found.id })
    }),
  )
}
