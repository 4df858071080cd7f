import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { DeclineTransferForm } from '#lib/schemas/transfers/transfer'
import { actOnTransfer, meetTransfer, type TransferActed } from './act-on-transfer.ts'

/** 教育局不予转出并说明（NA-5.3、DT-4.5.4：不是监护人自愿的，不转）；孩子照旧在原校。 */
export function holdBackTransfer(
  deps: Deps,
  actor: Official,
  input: DeclineTransferForm,
): Promise<Outcome<TransferActed>> {
  return actOnTransfer(deps, actor, 'hold_back', input, async ({ tx, transfer }) =>
    done({
      reason: input.reason,
      after: () => meetTransfer(tx, actor, transfer.id, 'transfer_release'),
    }),
  )
}
