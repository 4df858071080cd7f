import { relieveAnswer } from '#lib/data/transfers/transfer-clocks'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { DeclineTransferForm } from '#lib/schemas/transfers/transfer'
import { actOnTransfer, type TransferActed } from './act-on-transfer.ts'

/**
 * 收回转学：送出之前由学校，送出之后由教育局。转出方落实接收的时限照走：
 * 收回一张纸，不等于孩子在读书；孩子在本班点到了，时钟才停它。
 */
export function recallTransfer(
  deps: Deps,
  actor: Official,
  input: DeclineTransferForm,
): Promise<Outcome<TransferActed>> {
  return actOnTransfer(deps, actor, 'recall', input, async ({ tx, transfer, step }) =>
    done({
      reason: input.reason,
      after: async () => {
        if (step.to === 'withdrawn') await relieveAnswer(tx, actor, transfer.id, '转学已收回')
      },
    }),
  )
}
