import { deps } from '#lib/server/deps'
import { log } from '#lib/server/log'
import { shippedMigration } from '#lib/server/shipped-migration'

export const dynamic = 'force-dynamic'

/** 能不能接活：数据库答得了，而且至少升到了这个程序要的那一项。 */
export async function GET(): Promise<Response> {
  try {
    const [wanted, found] = await Promise.all([shippedMigration(), deps().db.newestMigration()])
    const ok = wanted !== null && found !== null && found >= wanted
    return Response.json({ ok, migration: found, wanted }, { status: ok ? 200 : 503 })
  } catch (error) {
    log.fault('not ready', error)
    return Response.json({ ok: false }, { status: 503 })
  }
}
