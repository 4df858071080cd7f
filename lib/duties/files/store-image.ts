import { createHash } from 'node:crypto'
import type { ImageRow } from '#lib/data/files/attachments'
import { newId } from '#lib/data/ids'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { cleanImage } from '#lib/files/clean-image'
import type { FileStore } from '#lib/files/file-store'
import { sealFile } from '#lib/files/seal-file'
import type { AttachmentKind } from '#lib/rules/files/attachment-kinds'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'

/** 收发附件所需：数据库、时钟、钥、存放处。 */
export type FileDeps = Deps & { readonly keys: FieldKeys; readonly files: FileStore }

export type KeptAttachment = { readonly attachmentId: string; readonly kind: string }

/** 存好了的一张图：表里的各列，与写进事件的摘要。 */
export type StoredImage = ImageRow & { readonly sha256: string }

/**
 * 存一张图（F28）：认种类、去掉拍摄信息、缩小、算摘要、加密存放，再由 `keep` 写行与事件。
 * 先放文件再写行：写不成的，文件收回；同一键重传，得到的还是头一次那份。
 */
export async function storeImage(
  { keys, files }: FileDeps,
  actor: Official,
  given: { readonly kind: AttachmentKind; readonly content: Uint8Array },
  keep: (stored: StoredImage) => Promise<Outcome<KeptAttachment>>,
): Promise<Outcome<KeptAttachment>> {
  const cleaned = await cleanImage(given.content, given.kind)
  if (!cleaned.ok) return cleaned
  const { bytes, mediaType, width, height } = cleaned.value
  const digest = createHash('sha256').update(bytes).digest()
  const id = newId()
  const place = `${actor.tenantId}/${id}`
  await files.put(place, sealFile(keys.fieldKey, { tenantId: actor.tenantId, fileId: id }, bytes))
  let kept: Outcome<KeptAttachment> | undefined
  try {
    const size = { mediaType, bytes: bytes.length, width, height }
    kept = await keep({ id, ...size, digest: new Uint8Array(digest), sha256: digest.toString('hex'), place })
    return kept
  } finally {
    if (!kept?.ok || kept.value.attachmentId !== id) await files.drop(place)
  }
}
