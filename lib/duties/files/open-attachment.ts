import { createHash } from 'node:crypto'
import type { Tx } from '#lib/data/database'
import { findAttachment, logAttachmentRead } from '#lib/data/files/attachments'
import { findFindingFile } from '#lib/data/files/finding-files'
import { openFile } from '#lib/files/seal-file'
import { appendEvent } from '#lib/ledger/append'
import { ATTACHMENT_KINDS, isAttachmentKind } from '#lib/rules/files/attachment-kinds'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { FileDeps } from './store-image.ts'

export type OpenedAttachment = { readonly bytes: Buffer; readonly mediaType: string; readonly name: string }

/**
 * 打开一份附件：可及才给，先留痕并提交，再解密；内容与存下时的摘要不符的不给。
 * 够不着的、限阅的、没有的，答复一样。
 */
export async function openAttachment(
  { db, keys, files }: FileDeps,
  actor: Official,
  attachmentId: string,
): Promise<Outcome<OpenedAttachment>> {
  const found = await db.asActor(actor, async (tx) => {
    const row = await findAttachment(tx, actor, attachmentId)
    if (row) await logAttachmentRead(tx, actor, { childId: row.childId, reason: `打开${labelOf(row.kind)}` })
    return row ?? openOfFinding(tx, actor, attachmentId)
  })
  if (!found) return refuse({ code: 'not_found' })
  const sealed = await files.get(found.place)
  const bytes = openFile(keys.fieldKey, { tenantId: actor.tenantId, fileId: found.id }, sealed)
  const digest = createHash('sha256').update(bytes).digest()
  if (!digest.equals(Buffer.from(found.digest))) throw new Error('an attachment is not what was kept')
  const ending = found.mediaType === 'image/png' ? 'png' : 'jpg'
  return done({ bytes, mediaType: found.mediaType, name: `${labelOf(found.kind)}.${ending}` })
}

/** 督导意见上的不关着哪个孩子：谁看过，记在学校的账上。 */
async function openOfFinding(tx: Tx, actor: Official, id: string) {
  const row = await findFindingFile(tx, actor, id)
  if (row)
    await appendEvent(tx, actor, {
      verb: 'open_attachment',
      subjectKind: 'finding_file',
      subjectId: row.id,
      schoolId: row.finding.schoolId,
      facts: { kind: row.kind },
    })
  return row
}

function labelOf(kind: string): string {
  return isAttachmentKind(kind) ? ATTACHMENT_KINDS[kind].label : '附件'
}
