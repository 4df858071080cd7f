import 'server-only'
import { z } from 'zod'
import { findActor } from '#lib/auth/find-actor'
import { openAttachment } from '#lib/duties/files/open-attachment'
import { deps } from '#lib/server/deps'
import { brokenFile, FILE_HEADERS, refusedFile } from './file-answers.ts'

/** 打开一份附件；图可以嵌在本系统的页面里看，单独打开则是下载。 */
export async function downloadAttachment(fileId: string): Promise<Response> {
  try {
    const asking = await findActor()
    if (!asking.ok) return refusedFile(asking.refusal)
    if (!z.uuid().safeParse(fileId).success) return refusedFile({ code: 'not_found' })
    const opened = await openAttachment(deps(), asking.value, fileId)
    if (!opened.ok) return refusedFile(opened.refusal)
    const { bytes, mediaType, name } = opened.value
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...FILE_HEADERS,
        'Content-Type': mediaType,
        'Content-Length': String(bytes.length),
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
    })
  } catch (error) {
    return brokenFile(error)
  }
}
