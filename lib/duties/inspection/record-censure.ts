import { listSchools } from '#lib/data/figures-schools'
import { insertCensure } from '#lib/data/inspection/findings'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { censuresOpenTo } from '#lib/rules/inspection/finding-steps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CensureForm } from '#lib/schemas/inspection/inspection-forms'

/** 记一次约谈、通报或诫勉谈话，连同结果（DDK-5.3.4，DDK-5.3.5，LX-2.5.3，NA-8.5，DT-5.3）。 */
export async function recordCensure(
  deps: Deps,
  actor: Official,
  input: CensureForm,
): Promise<Outcome<{ censureId: string }>> {
  if (!censuresOpenTo(actor.role).includes(input.kind)) return refuse({ code: 'not_allowed' })
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'record_censure', input }, async () => {
      const { kind, schoolId, heldOn, content, outcome } = input
      if (heldOn > today) return refuse({ code: 'future_day', day: heldOn })
      const own = await listSchools(tx, actor)
      if (!own.some(({ id }) => id === schoolId)) return refuse({ code: 'not_found' })
      const censureId = await insertCensure(tx, actor, { kind, schoolId, heldOn, content, outcome })
      await appendEvent(tx, actor, {
        verb: 'record_censure',
        subjectKind: 'censure',
        subjectId: censureId,
        schoolId,
        happenedOn: heldOn,
        facts: { kind },
      })
      return done({ censureId })
    }),
  )
}
