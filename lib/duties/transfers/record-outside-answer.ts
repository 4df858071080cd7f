import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { OutsideAnswerForm } from '#lib/schemas/transfers/transfer'
import { actOnTransfer, type TransferActed } from './act-on-transfer.ts'

/** 对方不在系统里：教育局登记来函的答复。接收了的随即由时钟离册、结案；不接收的，时限照走。 */
export function recordOutsideAnswer(
  deps: Deps,
  actor: Official,
  input: OutsideAnswerForm,
): Promise<Outcome<TransferActed>> {
  return actOnTransfer(deps, actor, input.decision, input, async () =>
    done({ reason: input.reason, answeredBy: input.answeredBy }),
  )
}
