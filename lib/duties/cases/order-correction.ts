import { insertMeasure } from '#lib/data/cases/insert-acts'
import type { Deps } from '#lib/duties/deps'
import { dayOf, startOfDay } from '#lib/rules/calendar/instant'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { TownshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { type Acted, actOnCase } from './act-on-case.ts'
import { dutyStartedAt } from './duty-started-at.ts'
import { refuseBadDay } from './refuse-bad-day.ts'

/** 责令限期改正（L1-58，NA-2.7）：批评教育之后，在通知书之前还是之后由档案的次序定；改正期限由档案算出。 */
export async function orderCorrection(
  deps: Deps,
  actor: Official,
  input: TownshipMeasureForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'order_correction', input, async ({ tx, kase, policy, today }) => {
    const bad = refuseBadDay('issuedOn', input.issuedOn, kase.absentSinceOn, today)
    if (bad) return bad
    const startAt = startOfDay(input.issuedOn)
    const returnBy = dayOf(dutyStartedAt(policy, 'order_expiry', startAt).dueAt)
    return done({
      move: { happenedOn: input.issuedOn, facts: { returnBy } },
      startAt,
      write: () =>
        insertMeasure(tx, actor, kase, {
          kind: 'order_to_correct',
          content: input.content,
          issuedOn: input.issuedOn,
          returnBy,
        }),
    })
  })
}
