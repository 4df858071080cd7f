import { bureauReach } from '#lib/data/reach'
import { listWaitingBatches } from '#lib/data/rolls/imports/batches'
import { listToOpen } from '#lib/data/rolls/matching/findings'
import { listNeverProven, listToFollow } from '#lib/data/rolls/matching/unproven'
import { type ImportDeps, planImport } from '#lib/duties/rolls/imports/plan-import'
import { undoImport, writeImport } from '#lib/duties/rolls/imports/write-import'
import { followFromFinding } from '#lib/duties/rolls/matching/follow-from-finding'
import { settleMerge } from '#lib/duties/rolls/matching/merge-records'
import { openFromFinding } from '#lib/duties/rolls/matching/open-from-finding'
import { runComparison } from '#lib/duties/rolls/matching/run-comparison'
import type { Clockwork } from '#lib/rules/people/actor'

type Work = (deps: ImportDeps, clock: Clockwork, id: string) => Promise<boolean>

const BATCH_WORK: Readonly<Record<string, Work>> = {
  waiting: planImport,
  reading: planImport,
  confirmed: writeImport,
  undo_asked: undoImport,
}

/**
 * 各租户等着后台的名册之事：导入、比对、照决定立案或取证、合并。一件出错不耽误别的；
 * 两个后台同时来也无妨，每件自己认领。给出办成的件数。
 */
export async function doImports(
  deps: ImportDeps,
  onFault: (what: string, error: unknown) => void,
): Promise<number> {
  const tenants = await deps.db.reference.tenant.findMany({ select: { id: true }, orderBy: { code: 'asc' } })
  let count = 0
  for (const { id: tenantId } of tenants) {
    const clock: Clockwork = { kind: 'clock', tenantId }
    for (const [work, id] of await waitingFor(deps, clock)) {
      try {
        if (await work(deps, clock, id)) count += 1
      } catch (error) {
        onFault('imports', error)
      }
    }
  }
  return count
}

function waitingFor(deps: ImportDeps, clock: Clockwork): Promise<readonly (readonly [Work, string])[]> {
  return deps.db.asActor(clock, async (tx) => {
    const batches = await listWaitingBatches(tx, clock, deps.clock.now())
    const runs = await tx.matchRun.findMany({
      where: { AND: [bureauReach(clock), { state: 'waiting' }] },
      select: { id: true },
    })
    const merges = await tx.mergeProposal.findMany({
      where: { AND: [bureauReach(clock), { state: { in: ['approved', 'reversal_approved'] } }] },
      select: { id: true },
    })
    const findings = [...(await listToOpen(tx, clock)), ...(await listNeverProven(tx, clock))]
    const promised = await listToFollow(tx, clock)
    return [
      ...batches.flatMap(({ id, state }) => {
        const work = BATCH_WORK[state]
        return work ? [[work, id] as const] : []
      }),
      ...runs.map(({ id }) => [runComparison, id] as const),
      ...findings.map((id) => [openFromFinding, id] as const),
      ...promised.map((id) => [followFromFinding, id] as const),
      ...merges.map(({ id }) => [settleMerge, id] as const),
    ]
  })
}
