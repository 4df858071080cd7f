import { insertFindingFile } from '#lib/data/files/finding-files'
import { findFinding } from '#lib/data/inspection/findings'
import { once } from '#lib/data/submissions'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import type { FindingFileForm } from '#lib/schemas/files/attachment'
import { type FileDeps, type KeptAttachment, storeImage } from './store-image.ts'

/** 学校整改、督学复查时拍照；县教育局看，不存。 */
const MAY: readonly Role[] = ['officer', 'principal', 'inspector']

/** 收下一份督导意见上的照片、扫描件（L6-22）。拒绝：岗位不符；够不着的意见；不是图；太大。 */
export async function keepFindingFile(
  deps: FileDeps,
  actor: Official,
  input: FindingFileForm,
  content: Uint8Array,
): Promise<Outcome<KeptAttachment>> {
  if (!MAY.includes(actor.role)) return refuse({ code: 'not_allowed' })
  const { db } = deps
  const { findingId, kind } = input
  if (!(await db.asActor(actor, (tx) => findFinding(tx, actor, findingId))))
    return refuse({ code: 'not_found' })
  return storeImage(deps, actor, { kind, content }, ({ sha256, ...stored }) => {
    const sent = { key: input.submissionKey, verb: 'keep_attachment', input: { ...input, digest: sha256 } }
    return db.asActor(actor, (tx) =>
      once(tx, actor, sent, async () => {
        const finding = await findFinding(tx, actor, findingId)
        if (!finding) return refuse({ code: 'not_found' })
        await insertFindingFile(tx, actor, { ...stored, findingId, kind })
        await appendEvent(tx, actor, {
          verb: 'keep_attachment',
          subjectKind: 'finding_file',
          subjectId: stored.id,
          schoolId: finding.schoolId,
          facts: { kind, bytes: stored.bytes, sha256 },
        })
        return done({ attachmentId: stored.id, kind })
      }),
    )
  })
}
