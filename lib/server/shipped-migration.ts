import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** 这个程序带着的最后一项迁移。 */
export async function shippedMigration(): Promise<string | null> {
  const names = await readdir(path.join(process.cwd(), 'prisma/migrations'))
  return (
    names
      .filter((name) => /^\d{14}_/.test(name))
      .sort()
      .at(-1) ?? null
  )
}
