import { openApi } from '#lib/server/interfaces/open-api'

/** 接口说明；没有一行资料，不要口令。 */
export function GET(): Response {
  return Response.json(openApi())
}
