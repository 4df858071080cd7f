import { listOtherSchools } from '#lib/data/transfers/child-to-transfer'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { PlaceTransferForm } from '#lib/schemas/transfers/transfer'
import { actOnTransfer, meetTransfer, startTransferClocks, type TransferActed } from './act-on-transfer.ts'

/** 转入方教育局安排接收学校（J25-15、L1-12）：学校的答复时限自此起算。 */
export function placeTransfer(
  deps: Deps,
  actor: Official,
  input: PlaceTransferForm,
): Promise<Outcome<TransferActed>> {
  return actOnTransfer(deps, actor, 'place', input, async ({ tx, transfer, at }) => {
    const schools = await listOtherSchools(tx, actor, null)
    if (!schools.some(({ id }) => id === input.toSchoolId)) return refuse({ code: 'not_found' })
    const { toSchoolId } = input
    return done({
      changes: { toSchoolId },
      after: async () => {
        await meetTransfer(tx, actor, transfer.id, 'transfer_placing')
        await startTransferClocks(tx, actor, 'transfer_placed', {
          at,
          schoolId: toSchoolId,
          owed: () => ({ subjectId: transfer.id, schoolId: toSchoolId, ownerUnitId: toSchoolId }),
        })
      },
    })
  })
}
