import { createHash } from 'node:crypto'
import { newId } from '#lib/data/ids'
import { insertBatch } from '#lib/data/rolls/imports/batches'
import { once } from '#lib/data/submissions'
import { sealFile } from '#lib/files/seal-file'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { listInLedger, mayImport } from '#lib/rules/rolls/imports/import-kinds'
import type { NewImport } from '#lib/schemas/rolls/import-forms'
import type { ImportDeps } from './plan-import.ts'

/** 收下一份名册：封好存下，等后台试读；关掉页面也不丢。登记还没有动（F74）。 */
export async function keepImport(
  deps: ImportDeps,
  actor: Official,
  input: NewImport,
  file: Uint8Array,
): Promise<Outcome<{ batchId: string }>> {
  if (!mayImport(actor.role, input.kind)) return refuse({ code: 'not_allowed' })
  const sha256 = createHash('sha256').update(file).digest('hex')
  const key = { key: input.submissionKey, verb: 'upload_import', input: { ...input, sha256 } }
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, key, async () => {
      const id = newId()
      const atSchool = actor.role === 'officer' || actor.role === 'principal'
      const schoolId = atSchool ? (actor.unitIds[0] ?? null) : null
      await insertBatch(tx, actor, {
        id,
        kind: input.kind,
        list: input.kind === 'register' ? (input.list ?? null) : null,
        schoolId,
        fileName: input.fileName,
        bytes: file.length,
        sha256,
        fileSealed: new Uint8Array(
          sealFile(deps.keys.fieldKey, { tenantId: actor.tenantId, fileId: id }, file),
        ),
      })
      await appendEvent(tx, actor, {
        verb: 'upload_import',
        subjectKind: 'import_batch',
        subjectId: id,
        schoolId,
        facts: { kind: input.kind, list: listInLedger(input.list ?? null), sha256, bytes: file.length },
      })
      return done({ batchId: id })
    }),
  )
}
