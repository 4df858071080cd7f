import 'server-only'
import { findActor } from '#lib/auth/find-actor'
import { keepImport } from '#lib/duties/rolls/imports/keep-import'
import { IMPORT_LIMITS } from '#lib/rules/rolls/imports/import-kinds'
import { newImportSchema } from '#lib/schemas/rolls/import-forms'
import { deps } from '#lib/server/deps'
import { fieldMessages } from '#lib/server/field-messages'
import { answered, brokenFile, refusedFile } from '#lib/server/files/file-answers'
import { readBody } from '#lib/server/files/read-body'
import { comesFromOurPages } from '#lib/server/same-origin'

/** 交来一份名册：来源 → 身份 → 形状 → 字节数 → 封存。只收下，拆表在后台。 */
export async function uploadImport(request: Request): Promise<Response> {
  try {
    if (!comesFromOurPages(request.headers)) return refusedFile({ code: 'not_allowed' })
    const asking = await findActor()
    if (!asking.ok) return refusedFile(asking.refusal)
    const given = Object.fromEntries(new URL(request.url).searchParams)
    const parsed = newImportSchema.safeParse(given)
    if (!parsed.success) return refusedFile({ code: 'invalid_input', fields: fieldMessages(parsed.error) })
    const declared = Number(request.headers.get('content-length') ?? 0)
    if (declared > IMPORT_LIMITS.bytes || !request.body) return refusedFile({ code: 'import_too_large' })
    const content = await readBody(request.body, IMPORT_LIMITS.bytes)
    if (!content) return refusedFile({ code: 'import_too_large' })
    const kept = await keepImport(deps(), asking.value, parsed.data, content)
    return kept.ok ? answered(kept) : refusedFile(kept.refusal)
  } catch (error) {
    return brokenFile(error)
  }
}
