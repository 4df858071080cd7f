import { uploadAttachment } from '#lib/server/files/upload-attachment'

export const dynamic = 'force-dynamic'

/** 上传一份附件。不经门厅（那里会把正文截在 10 MB），来源、长度、身份都在这里自己验。 */
export function POST(request: Request): Promise<Response> {
  return uploadAttachment(request)
}
