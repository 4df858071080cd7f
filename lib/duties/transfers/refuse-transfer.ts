import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { DeclineTransferForm } from '#lib/schemas/transfers/transfer'
import { actOnTransfer, meetTransfer, type TransferActed } from './act-on-transfer.ts'

/**
 * 接收一方不予接收并说明：接收学校，或外县转来时转入方教育局。孩子仍在原校名册上，
 * 转出方落实接收的时限照走：到时没有接收的列为疑似辍学，不因被退回而重新起算。
 */
export function refuseTransfer(
  deps: Deps,
  actor: Official,
  input: DeclineTransferForm,
): Promise<Outcome<TransferActed>> {
  return actOnTransfer(deps, actor, 'refuse', input, async ({ tx, transfer, step }) => {
    // 系统之外的答复另有登记，须写明对方经办人。
    if (transfer.route === 'to_outside') return refuse({ code: 'not_allowed' })
    const duty = step.by === 'bureau' ? 'transfer_placing' : 'transfer_receiving'
    return done({ reason: input.reason, after: () => meetTransfer(tx, actor, transfer.id, duty) })
  })
}
