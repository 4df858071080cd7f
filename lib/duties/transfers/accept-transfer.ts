import { listClassesOf } from '#lib/data/transfers/child-to-transfer'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AcceptTransferForm } from '#lib/schemas/transfers/transfer'
import { actOnTransfer, meetTransfer, type TransferActed } from './act-on-transfer.ts'

/**
 * 接收学校接收、编班（J25-15、NA-7.2）。名册由时钟随即在一个事务里过：旧的止、新的起、案跟过来；
 * 网页上谁也动不了别校的名册。
 */
export function acceptTransfer(
  deps: Deps,
  actor: Official,
  input: AcceptTransferForm,
): Promise<Outcome<TransferActed>> {
  return actOnTransfer(deps, actor, 'accept', input, async ({ tx, transfer }) => {
    if (!transfer.toSchoolId) return refuse({ code: 'not_allowed' })
    const classes = await listClassesOf(tx, actor, transfer.toSchoolId)
    if (!classes.some(({ id }) => id === input.classId)) return refuse({ code: 'not_found' })
    return done({
      changes: { toClassId: input.classId },
      after: () => meetTransfer(tx, actor, transfer.id, 'transfer_receiving'),
    })
  })
}
