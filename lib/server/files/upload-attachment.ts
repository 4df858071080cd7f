import 'server-only'
import type { z } from 'zod'
import { findActor } from '#lib/auth/find-actor'
import { keepAttachment } from '#lib/duties/files/keep-attachment'
import { keepFindingFile } from '#lib/duties/files/keep-finding-file'
import { UPLOAD_LIMIT_BYTES } from '#lib/rules/files/attachment-kinds'
import { refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { attachmentForm, findingFileForm } from '#lib/schemas/files/attachment'
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
    const declared = Number(request.headers.get('content-length') ?? 0)
    if (declared > UPLOAD_LIMIT_BYTES || !request.body) return refusedFile({ code: 'file_too_large' })
    const content = await readBody(request.body, UPLOAD_LIMIT_BYTES)
    if (!content) return refusedFile({ code: 'file_too_large' })
    const kept = await keepGiven(asking.value, given, content)
    return kept.ok ? answered(kept) : refusedFile(kept.refusal)
  } catch (error) {
    return brokenFile(error)
  }
}

/** 关于督导意见的归意见，其余关于儿童、个案。 */
function keepGiven(actor: Official, given: Readonly<Record<string, string>>, content: Uint8Array) {
  if ('findingId' in given) {
    const asked = findingFileForm.safeParse(given)
    return asked.success ? keepFindingFile(deps(), actor, asked.data, content) : misfit(asked.error)
  }
  const asked = attachmentForm.safeParse(given)
  return asked.success ? keepAttachment(deps(), actor, asked.data, content) : misfit(asked.error)
}

const misfit = (error: z.ZodError) => refuse({ code: 'invalid_input', fields: fieldMessages(error) })
