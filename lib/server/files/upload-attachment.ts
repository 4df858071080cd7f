import 'server-only'
import { findActor } from '#lib/auth/find-actor'
import { keepAttachment } from '#lib/duties/files/keep-attachment'
import { UPLOAD_LIMIT_BYTES } from '#lib/rules/files/attachment-kinds'
import { attachmentForm } from '#lib/schemas/files/attachment'
import { deps } from '#lib/server/deps'
import { fieldMessages } from '#lib/server/field-messages'
import { comesFromOurPages } from '#lib/server/same-origin'
import { answered, brokenFile, refusedFile } from './file-answers.ts'
import { readBody } from './read-body.ts'

/** 一次上传：来源 → 身份 → 形状 → 字节数 → 收下。说明写在网址参数里，只有编号与代码。 */
export async function uploadAttachment(request: Request): Promise<Response> {
  try {
    if (!comesFromOurPages(request.headers)) return refusedFile({ code: 'not_allowed' })
    const asking = await findActor()
    if (!asking.ok) return refusedFile(asking.refusal)
    const given = Object.fromEntries(new URL(request.url).searchParams)
    const parsed = attachmentForm.safeParse(given)
    if (!parsed.success) return refusedFile({ code: 'invalid_input', fields: fieldMessages(parsed.error) })
    const declared = Number(request.headers.get('content-length') ?? 0)
    if (declared > UPLOAD_LIMIT_BYTES || !request.body) return refusedFile({ code: 'file_too_large' })
    const content = await readBody(request.body, UPLOAD_LIMIT_BYTES)
    if (!content) return refusedFile({ code: 'file_too_large' })
    const kept = await keepAttachment(deps(), asking.value, parsed.data, content)
    return kept.ok ? answered(kept) : refusedFile(kept.refusal)
  } catch (error) {
    return brokenFile(error)
  }
}
