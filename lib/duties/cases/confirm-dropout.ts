import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ConfirmDropoutForm } from '#lib/schemas/cases/confirm-dropout'
import { type Acted, actOnCase } from './act-on-case.ts'

/** 县教育局认定辍学（N24-1，DT-4.1.2）：须已入户、原因查明。认定不结案，回访劝返时限照开。 */
export async function confirmDropout(
  deps: Deps,
  actor: Official,
  input: ConfirmDropoutForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'confirm_dropout', input, async () =>
    done({
      given: { dropoutReason: input.dropoutReason },
      move: { note: input.dropoutReason, changes: { reason: input.dropoutReason } },
    }),
  )
}
