import { acceptanceClock } from '#lib/data/transfers/transfer-clocks'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ReleaseTransferForm } from '#lib/schemas/transfers/transfer'
import { actOnTransfer, meetTransfer, startTransferClocks, type TransferActed } from './act-on-transfer.ts'

/**
 * 转出方教育局同意转出（J25-15）：材料自此送往对方，接收的时限起算；孩子还在原校名册上。
 * 对方也在系统里的由时钟送到；不在的，写明怎样送出，再封一份密封文件、打印联系函送去。
 */
export function releaseTransfer(
  deps: Deps,
  actor: Official,
  input: ReleaseTransferForm,
): Promise<Outcome<TransferActed>> {
  return actOnTransfer(deps, actor, 'release', input, async ({ tx, transfer, at }) => {
    const outside = transfer.route === 'to_outside'
    if (outside && input.sentMeans === '')
      return refuse({ code: 'invalid_input', fields: { sentMeans: '请选择送出方式' } })
    const { childId, fromSchoolId, fromClassId } = transfer
    if (!childId || !fromSchoolId) return refuse({ code: 'not_found' })
    return done({
      ...(outside
        ? { changes: { sentMeans: input.sentMeans, trackingNumber: input.trackingNumber || null } }
        : {}),
      after: async () => {
        await meetTransfer(tx, actor, transfer.id, 'transfer_release')
        const clock = await acceptanceClock(tx, actor, childId)
        await startTransferClocks(tx, actor, 'transfer_sent', {
          at,
          schoolId: fromSchoolId,
          owed: (duty) =>
            duty === 'transfer_acceptance' && !clock.runs
              ? {
                  subjectId: childId,
                  round: clock.nextRound,
                  childId,
                  classId: fromClassId,
                  schoolId: fromSchoolId,
                  ownerUnitId: fromSchoolId,
                }
              : null,
        })
      },
    })
  })
}
