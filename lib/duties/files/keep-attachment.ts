import { findAttachmentSubject, insertAttachment } from '#lib/data/files/attachments'
import { once } from '#lib/data/submissions'
import { eventPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AttachmentForm } from '#lib/schemas/files/attachment'
import { type FileDeps, type KeptAttachment, storeImage } from './store-image.ts'

/** 收下一份关于儿童、个案的附件（F28）。拒绝：够不着的；不是图；太大。 */
export async function keepAttachment(
  deps: FileDeps,
  actor: Official,
  input: AttachmentForm,
  content: Uint8Array,
): Promise<Outcome<KeptAttachment>> {
  const { db } = deps
  // 够不着的不必解图；真正的判断在写行的那个事务里再做一次。
  if (!(await db.asActor(actor, (tx) => findAttachmentSubject(tx, actor, input)))) {
    return refuse({ code: 'not_found' })
  }
  return storeImage(deps, actor, { kind: input.kind, content }, ({ sha256, ...stored }) => {
    const sent = { key: input.submissionKey, verb: 'keep_attachment', input: { ...input, digest: sha256 } }
    return db.asActor(actor, (tx) =>
      once(tx, actor, sent, async () => {
        const subject = await findAttachmentSubject(tx, actor, input)
        if (!subject) return refuse({ code: 'not_found' })
        const { childId, kind, caseId = null } = input
        await insertAttachment(tx, actor, { ...stored, childId, caseId, kind })
        await appendEvent(tx, actor, {
          verb: 'keep_attachment',
          subjectKind: 'attachment',
          subjectId: stored.id,
          ...eventPlace(actor, { ...subject, caseId }),
          facts: { kind, bytes: stored.bytes, sha256 },
        })
        return done({ attachmentId: stored.id, kind })
      }),
    )
  })
}
