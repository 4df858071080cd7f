import { listWaitingBatches } from '#lib/data/rolls/imports/batches'
import { type ImportDeps, planImport } from '#lib/duties/rolls/imports/plan-import'
import { undoImport, writeImport } from '#lib/duties/rolls/imports/write-import'
import type { Clockwork } from '#lib/rules/people/actor'

const WORK: Readonly<
  Record<string, (deps: ImportDeps, clock: Clockwork, batchId: string) => Promise<boolean>>
> = {
  waiting: planImport,
  reading: planImport,
  confirmed: writeImport,
  undo_asked: undoImport,
}

/** 各租户等着后台的导入，一批一批办；一批出错不耽误别的。给出办成的批数。 */
export async function doImports(
  deps: ImportDeps,
  onFault: (what: string, error: unknown) => void,
): Promise<number> {
  const tenants = await deps.db.reference.tenant.findMany({ select: { id: true }, orderBy: { code: 'asc' } })
  let count = 0
  for (const { id: tenantId } of tenants) {
    const clock: Clockwork = { kind: 'clock', tenantId }
    const waiting = await deps.db.asActor(clock, (tx) => listWaitingBatches(tx, clock, deps.clock.now()))
    for (const { id, state } of waiting) {
      try {
        if (await WORK[state]?.(deps, clock, id)) count += 1
      } catch (error) {
        onFault('imports', error)
      }
    }
  }
  return count
}
