import { insertTownshipVisit } from '#lib/data/cases/insert-acts'
import type { Deps } from '#lib/duties/deps'
import type { CaseState } from '#lib/rules/cases/case-states'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { TownshipVisitForm } from '#lib/schemas/cases/township-visit'
import { type Acted, type Acting, actOnCase, type CaseActInput, type Plan } from './act-on-case.ts'
import { refuseBadDay } from './refuse-bad-day.ts'

/** 未入学线的头两步同样是入户：摸底登记（附件1）、组织入学（附件2）。 */
const VERB_IN: Partial<Readonly<Record<CaseState, CaseVerb>>> = {
  survey: 'record_survey',
  organising: 'organise_enrolment',
}

/** 乡镇、村入户劝返第 n 次（附件3；DT-3.1.4，NA-3.9，LX-2.2.6）：办结在走的入户时限，未返校的再开下一次。 */
export async function recordTownshipVisit(
  deps: Deps,
  actor: Official,
  input: TownshipVisitForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'record_township_visit', input, (acting) => planVisit(acting, input))
}

/** 一次入户怎样记：附件3 一行。 */
export async function planVisit(
  { tx, actor, kase, today }: Acting,
  input: Omit<TownshipVisitForm, keyof CaseActInput>,
): Promise<Outcome<Plan>> {
  const bad = refuseBadDay('visitedOn', input.visitedOn, kase.absentSinceOn, today)
  if (bad) return bad
  return done({
    verb: VERB_IN[kase.state] ?? 'record_township_visit',
    move: {
      happenedOn: input.visitedOn,
      facts: { ordinal: kase.visits.length + 1, outcome: input.outcome },
    },
    write: () => insertTownshipVisit(tx, actor, kase, input),
  })
}
