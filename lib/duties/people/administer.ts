import type { Tx } from '#lib/data/database'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { type Act, appendEvents } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'

type Answered = Readonly<Record<string, string | number | boolean>>

/** 管理员办的一件事：找、改、留痕，同一事务；只有管理员办得了。 */
export function administer<T extends Answered>(
  deps: Deps,
  actor: Official,
  submission: { readonly verb: string; readonly input: { readonly submissionKey: string } },
  work: (
    tx: Tx,
    today: PlainDate,
  ) => Promise<Outcome<{ readonly answer: T; readonly acts: readonly AdminAct[] }>>,
): Promise<Outcome<T>> {
  if (actor.role !== 'admin') return Promise.resolve(refuse({ code: 'not_allowed' }))
  const today = dayOf(instant(deps.clock.now().getTime()))
  const { verb, input } = submission
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb, input }, async () => {
      const worked = await work(tx, today)
      if (!worked.ok) return worked
      await appendEvents(
        tx,
        actor,
        worked.value.acts.map((act) => ({ verb, ...act })),
      )
      return { ok: true, value: worked.value.answer }
    }),
  )
}

export type AdminAct = Pick<Act, 'subjectKind' | 'subjectId' | 'facts'> &
  Partial<Pick<Act, 'happenedOn' | 'verb'>>
