import type { Tx } from '#lib/data/database'
import { type Answerable, once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'

/** 办这件事时手边的一切。 */
export type Hand = { readonly tx: Tx; readonly at: Instant; readonly today: PlainDate }

type Act = {
  readonly verb: string
  readonly by: readonly Role[]
  readonly input: { readonly submissionKey: string }
}

/** 个案步骤之外、与人有关的办理：岗位不符不办，同一提交只办一次，一个事务。 */
export async function actOnce<T extends Answerable>(
  deps: Deps,
  actor: Official,
  { verb, by, input }: Act,
  work: (hand: Hand) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (!by.includes(actor.role)) return refuse({ code: 'not_allowed' })
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb, input }, () => work({ tx, at, today: dayOf(at) })),
  )
}
