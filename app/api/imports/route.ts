import { uploadImport } from '#lib/server/rolls/upload-import'

export const dynamic = 'force-dynamic'

/** 交一份名册。不经门厅（那里会把正文截在 10 MB），来源、长度、身份都在这里自己验。 */
export function POST(request: Request): Promise<Response> {
  return uploadImport(request)
}
