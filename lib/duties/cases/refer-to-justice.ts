import { insertMeasure } from '#lib/data/cases/insert-acts'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { TownshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { type Acted, actOnCase } from './act-on-case.ts'
import { refuseBadDay } from './refuse-bad-day.ts'

/** 提请司法部门发放文书（NA-2.8，LX-2.8.2）：档案有这一级、末一份文书期满仍不改正方可；入户劝返不因此停下。 */
export async function referToJustice(
  deps: Deps,
  actor: Official,
  input: TownshipMeasureForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'refer_to_justice', input, async ({ tx, kase, today }) => {
    const bad = refuseBadDay('issuedOn', input.issuedOn, kase.absentSinceOn, today)
    if (bad) return bad
    return done({
      move: { happenedOn: input.issuedOn },
      write: () =>
        insertMeasure(tx, actor, kase, {
          kind: 'justice_referral',
          content: input.content,
          issuedOn: input.issuedOn,
        }),
    })
  })
}
