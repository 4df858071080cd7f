import type { FieldKeys } from '#lib/data/sensitive'
import { replyCodeOf } from '#lib/data/transfers/reply-code'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { plainCode } from '#lib/rules/placements/sealed-transfer'
import type { OutsideAnswerForm } from '#lib/schemas/transfers/transfer'
import { actOnTransfer, type TransferActed } from './act-on-transfer.ts'

/**
 * 对方不在系统里：教育局登记来函的答复。接收了的随即由时钟离册、结案；不接收的，时限照走。
 * 写了回执码的要与封进文件的一样，不一样的不登记：答的不是这一份。
 */
export function recordOutsideAnswer(
  deps: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: OutsideAnswerForm,
): Promise<Outcome<TransferActed>> {
  const { decision, reason, answeredBy, replyCode } = input
  return actOnTransfer(deps, actor, decision, input, async ({ transfer }) => {
    if (replyCode === '') return done({ reason, answeredBy })
    if (plainCode(replyCode) !== plainCode(replyCodeOf(deps.keys, actor.tenantId, transfer.id)))
      return refuse({
        code: 'invalid_input',
        fields: { replyCode: '与封进文件的回执码不符。请核对回函；对方没有写的留空' },
      })
    return done({ reason, answeredBy: `${answeredBy}，回执码相符` })
  })
}
