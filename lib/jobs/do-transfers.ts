import type { FieldKeys } from '#lib/data/sensitive'
import { listTransferWork, type TransferWork } from '#lib/data/transfers/waiting'
import type { Deps } from '#lib/duties/deps'
import { carryBack, carryOut, recallFromCounty } from '#lib/duties/transfers/cross-county'
import { movePupil } from '#lib/duties/transfers/move-pupil'
import { stopWhenBack } from '#lib/duties/transfers/stop-when-back'
import type { Clockwork } from '#lib/rules/people/actor'

type Carrying = Deps & { readonly keys: FieldKeys }

const WORK: Readonly<
  Record<TransferWork, (deps: Carrying, clock: Clockwork, id: string) => Promise<boolean>>
> = {
  carry_out: carryOut,
  carry_back: carryBack,
  recall: recallFromCounty,
  move: movePupil,
}

/**
 * 各县等着时钟办的转学：过名册、送往外县、带回答复、收回。一份出错不耽误别的；
 * 几个后台同时来也无妨，每一步凭状态认领。给出办成的件数。
 */
export async function doTransfers(
  deps: Carrying,
  onFault: (what: string, error: unknown) => void,
): Promise<number> {
  const tenants = await deps.db.reference.tenant.findMany({ select: { id: true }, orderBy: { code: 'asc' } })
  let count = 0
  const attempt = async (work: () => Promise<number>) => {
    try {
      count += await work()
    } catch (error) {
      onFault('transfers', error)
    }
  }
  for (const { id: tenantId } of tenants) {
    const clock: Clockwork = { kind: 'clock', tenantId }
    const waiting = await deps.db.asActor(clock, (tx) => listTransferWork(tx, clock))
    for (const { id, work } of waiting)
      await attempt(async () => ((await WORK[work](deps, clock, id)) ? 1 : 0))
    await attempt(() => stopWhenBack(deps, clock))
  }
  return count
}
