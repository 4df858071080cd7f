import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { deps } from '#lib/server/deps'
import { log } from '#lib/server/log'

export const dynamic = 'force-dynamic'

async function newestMigration(): Promise<string | null> {
  const names = await readdir(path.join(process.cwd(), 'prisma/migrations'))
  return (
    names
      .filter((name) => /^\d{14}_/.test(name))
      .sort()
      .at(-1) ?? null
  )
}

/** 活着没有：进程能答、数据库能查。只说到迁移的名字。 */
export async function GET(): Promise<Response> {
  try {
    await deps().db.reference.tenant.findFirst({ select: { id: true } })
    return Response.json({ ok: true, migration: await newestMigration() })
  } catch (error) {
    log.fault('health check failed', error)
    return Response.json({ ok: false }, { status: 503 })
  }
}
