import { insertCriticism } from '#lib/data/cases/insert-acts'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { TownshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { type Acted, actOnCase } from './act-on-case.ts'
import { refuseBadDay } from './refuse-bad-day.ts'

/** 对父母或其他监护人批评教育（L1-58，DT-4.2.5，NA-2.7）：通知书、责令之前必经的一级。 */
export async function recordCriticism(
  deps: Deps,
  actor: Official,
  input: TownshipMeasureForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'record_criticism', input, async ({ tx, kase, today }) => {
    const bad = refuseBadDay('issuedOn', input.issuedOn, kase.absentSinceOn, today)
    if (bad) return bad
    return done({
      move: { happenedOn: input.issuedOn },
      write: () =>
        insertCriticism(tx, actor, kase, {
          content: input.content,
          issuedOn: input.issuedOn,
        }),
    })
  })
}
