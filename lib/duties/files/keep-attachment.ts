import { createHash } from 'node:crypto'
import { findAttachmentSubject, insertAttachment } from '#lib/data/files/attachments'
import { newId } from '#lib/data/ids'
import type { FieldKeys } from '#lib/data/sensitive'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { eventPlace } from '#lib/duties/event-place'
import { cleanImage } from '#lib/files/clean-image'
import type { FileStore } from '#lib/files/file-store'
import { sealFile } from '#lib/files/seal-file'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AttachmentForm } from '#lib/schemas/files/attachment'

/** 收发附件所需：数据库、时钟、钥、存放处。 */
export type FileDeps = Deps & { readonly keys: FieldKeys; readonly files: FileStore }

export type KeptAttachment = { readonly attachmentId: string; readonly kind: string }

/**
 * 收下一份附件（F28）：认种类、去掉拍摄信息、缩小、算摘要、加密存放，连同事件写下。
 * 先放文件再写行：写不成的，文件收回；同一键重传，得到的还是头一次那份。
 */
export async function keepAttachment(
  { db, keys, files }: FileDeps,
  actor: Official,
  input: AttachmentForm,
  content: Uint8Array,
): Promise<Outcome<KeptAttachment>> {
  // 够不着的不必解图；真正的判断在写行的那个事务里再做一次。
  if (!(await db.asActor(actor, (tx) => findAttachmentSubject(tx, actor, input)))) {
    return refuse({ code: 'not_found' })
  }
  const cleaned = await cleanImage(content, input.kind)
  if (!cleaned.ok) return cleaned
  const { bytes, mediaType, width, height } = cleaned.value
  const digest = createHash('sha256').update(bytes).digest()
  const id = newId()
  const place = `${actor.tenantId}/${id}`
  await files.put(place, sealFile(keys.fieldKey, { tenantId: actor.tenantId, fileId: id }, bytes))
  const sent = {
    key: input.submissionKey,
    verb: 'keep_attachment',
    input: { ...input, digest: digest.toString('hex') },
  }
  let kept: Outcome<KeptAttachment> | undefined
  try {
    kept = await db.asActor(actor, (tx) =>
      once(tx, actor, sent, async () => {
        const subject = await findAttachmentSubject(tx, actor, input)
        if (!subject) return refuse({ code: 'not_found' })
        await insertAttachment(tx, actor, {
          id,
          childId: input.childId,
          caseId: input.caseId ?? null,
          kind: input.kind,
          mediaType,
          bytes: bytes.length,
          width,
          height,
          digest: new Uint8Array(digest),
          place,
        })
        await appendEvent(tx, actor, {
          verb: 'keep_attachment',
          subjectKind: 'attachment',
          subjectId: id,
          ...eventPlace(actor, { ...subject, caseId: input.caseId ?? null }),
          facts: { kind: input.kind, bytes: bytes.length, sha256: digest.toString('hex') },
        })
        return done({ attachmentId: id, kind: input.kind })
      }),
    )
    return kept
  } finally {
    if (!kept?.ok || kept.value.attachmentId !== id) await files.drop(place)
  }
}
