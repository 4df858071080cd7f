import { downloadAttachment } from '#lib/server/files/download-attachment'

export const dynamic = 'force-dynamic'

/** 打开一份附件：须已登录、够得着；每次打开都留痕。 */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/files/[fileId]'>,
): Promise<Response> {
  const { fileId } = await params
  return downloadAttachment(fileId)
}
