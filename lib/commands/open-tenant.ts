import { connect, type Database } from '#lib/data/database'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { publicKeyHex, sealingKey } from '#lib/ledger/head'
import { launchEnv } from '#lib/server/env'
import { explainFault, Fault } from './fault.ts'
import { hasDatabase } from './postgres-place.ts'
import { reachServer } from './reach-database.ts'
import { productHome } from './root.ts'
import { secretsOf } from './secrets.ts'

/** The command was called with something it cannot take: say how, exit 2. */
export class Misused extends Error {}

export type OpenTenant = {
  readonly db: Database
  readonly tenant: { readonly id: string; readonly code: string; readonly name: string }
  readonly publicKey: string
}

/**
 * Opens the database as `role` for the tenant with division code `code`, and closes it after `work`.
 * Refuses where there is no database yet, or no such tenant (naming the known ones).
 */
export async function withTenant(
  code: string,
  role: 'auditor' | 'worker',
  work: (open: OpenTenant) => Promise<void>,
): Promise<void> {
  const given = launchEnv()
  const home = productHome()
  if (!given.DATABASE_URL && !hasDatabase(home)) {
    throw new Fault(
      '这里还没有数据库，没有台账可看。',
      '请先用 npm start 启动一次，或以 DATABASE_URL 指明数据库。',
    )
  }
  const secrets = secretsOf(home)
  const server = await reachServer(home, secrets)
  const own = role === 'auditor' ? given.AUDITOR_DATABASE_URL : given.WORKER_DATABASE_URL
  const url = own ?? urlForRole(server.url, role, secrets.roles[role])
  const db = connect({ url, contextKey: given.BAOXUE_CONTEXT_KEY ?? secrets.contextKey, poolSize: 1 })
  try {
    const tenant = await db.reference.tenant.findUnique({ where: { code } })
    if (!tenant) {
      const known = await db.reference.tenant.findMany({ select: { code: true, name: true } })
      throw new Misused(
        `没有区划代码为「${code}」的法域。已知：${known.map((one) => `${one.code} ${one.name}`).join('、')}`,
      )
    }
    const publicKey = publicKeyHex(sealingKey(given.BAOXUE_LEDGER_KEY ?? secrets.ledgerKey))
    await work({ db, tenant, publicKey })
  } finally {
    await db.close()
    await server.close()
  }
}

/** What a command says when it ends badly: misuse exits 2, everything else 1. */
export function endBadly(error: unknown, otherwise: string): never {
  if (error instanceof Misused) {
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
  explainFault(error, otherwise)
  process.exit(1)
}
