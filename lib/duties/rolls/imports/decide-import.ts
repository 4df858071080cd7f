import { findBatch, moveBatch } from '#lib/data/rolls/imports/batches'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ImportState } from '#lib/rules/rolls/imports/import-kinds'
import type { DecideImport } from '#lib/schemas/rolls/import-forms'

type Decision = {
  readonly verb: 'confirm_import' | 'ask_import_undo'
  readonly from: ImportState
  readonly to: ImportState
  readonly signed: (actor: Official, at: Date) => Readonly<Record<string, unknown>>
}

/** 确认写入：看过试读的人点头，后台才写（F74）。有冲突、有误的行不写。 */
export function confirmImport(
  deps: Deps,
  actor: Official,
  input: DecideImport,
): Promise<Outcome<{ batchId: string }>> {
  return decide(deps, actor, input, {
    verb: 'confirm_import',
    from: 'previewed',
    to: 'confirmed',
    signed: ({ personId }, at) => ({ decidedById: personId, decidedAt: at }),
  })
}

/** 请求撤销整批：后台放回原样；撤销本身也是一件留痕的事。 */
export function askImportUndo(
  deps: Deps,
  actor: Official,
  input: DecideImport,
): Promise<Outcome<{ batchId: string }>> {
  return decide(deps, actor, input, {
    verb: 'ask_import_undo',
    from: 'written',
    to: 'undo_asked',
    signed: ({ personId }, at) => ({ undoById: personId, undoAskedAt: at }),
  })
}

function decide(
  deps: Deps,
  actor: Official,
  input: DecideImport,
  { verb, from, to, signed }: Decision,
): Promise<Outcome<{ batchId: string }>> {
  const { batchId, submissionKey } = input
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: submissionKey, verb, input }, async () => {
      const batch = await findBatch(tx, actor, batchId)
      if (!batch) return refuse({ code: 'not_found' })
      const moved = await moveBatch(tx, actor, batchId, from, to, signed(actor, deps.clock.now()))
      if (!moved) return refuse({ code: 'changed_meanwhile' })
      await appendEvent(tx, actor, {
        verb,
        subjectKind: 'import_batch',
        subjectId: batchId,
        schoolId: batch.schoolId,
        facts: {
          creates: batch.creates,
          changes: batch.changes,
          conflicts: batch.conflicts,
          errors: batch.errors,
        },
      })
      return done({ batchId })
    }),
  )
}
