import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { ACCEPTED_IMAGES, ATTACHMENT_KINDS, type AttachmentKind } from '#lib/rules/files/attachment-kinds'
import { done, type Outcome, refuse } from '#lib/rules/outcome'

// 一张图一根线，不留缓存：传图的人再多，也不挤占办事的进程。
sharp.concurrency(1)
sharp.cache(false)

/** 解开之后至多这么多像素：几十 KB 的压缩炸弹到此为止。 */
const MOST_PIXELS = 50_000_000

/** 整理过、可以存的一张图。 */
export type CleanImage = {
  readonly bytes: Buffer
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
}

/**
 * 按文件头认种类，不看文件名，也不看浏览器怎么说；转正、缩小、重新编码。
 * 拍摄时间、地点、机型等随旧编码一并去掉（F28）。
 */
export async function cleanImage(given: Uint8Array, kind: AttachmentKind): Promise<Outcome<CleanImage>> {
  const found = await fileTypeFromBuffer(given)
  const accepted = ACCEPTED_IMAGES.some((type) => type === found?.mime)
  if (!accepted) return refuse({ code: 'file_not_accepted' })
  const side = ATTACHMENT_KINDS[kind].longestSide
  const shrunk = sharp(given, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  const png = kind === 'signature'
  const encoded = png
    ? shrunk.png()
    : shrunk.flatten({ background: '#fff' }).jpeg({ quality: 82, mozjpeg: true })
  try {
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return done({
      bytes: data,
      mediaType: png ? 'image/png' : 'image/jpeg',
      width: info.width,
      height: info.height,
    })
  } catch {
    // 头是图、身子不是，或大得离谱：不是我们的故障。
    return refuse({ code: 'file_not_accepted' })
  }
}
