import { shippedMigration } from '#lib/server/shipped-migration'

export const dynamic = 'force-dynamic'

/** 活着没有：进程能答就是活着。数据库断了不该重启网页，所以这里不问数据库，问的是 /api/ready。 */
export async function GET(): Promise<Response> {
  return Response.json({ ok: true, migration: await shippedMigration() })
}
