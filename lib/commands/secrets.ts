import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { RolePasswords } from '#lib/data/migrate/database-roles'
import { Fault } from './fault.ts'
import { hasDatabase } from './postgres-place.ts'

const hexKey = z.string().regex(/^[0-9a-f]{64}$/)
const schema = z.strictObject({
  postgres: z.string().min(16),
  roles: z.strictObject({ migrator: z.string(), web: z.string(), worker: z.string(), auditor: z.string() }),
  contextKey: hexKey,
  fieldKey: hexKey,
  indexKey: hexKey,
  ledgerKey: hexKey,
  nextAuth: hexKey,
})

/** Passwords and keys of one installation, made at random on its first start. */
export type Secrets = z.infer<typeof schema>

const password = () => randomBytes(18).toString('hex')
const key = () => randomBytes(32).toString('hex')

function made(): Secrets {
  const roles: RolePasswords = {
    migrator: password(),
    web: password(),
    worker: password(),
    auditor: password(),
  }
  return {
    postgres: password(),
    roles,
    contextKey: key(),
    fieldKey: key(),
    indexKey: key(),
    ledgerKey: key(),
    nextAuth: key(),
  }
}

/**
 * Reads the secrets of the folder `home`, making them the first time (mode 600), and the ledger's key alone
 * when an older file lacks it. Refuses to make new ones beside an existing database: its encrypted fields
 * could never be read again.
 */
export function secretsOf(home: string): Secrets {
  const file = path.join(home, 'secrets.json')
  if (!existsSync(file)) {
    if (hasDatabase(home)) {
      throw new Fault(
        '数据目录在，密钥文件 secrets.json 不在；数据未作任何改动。',
        `请从备份恢复 ${file}；没有它，已加密的证件号、电话无法读出。`,
      )
    }
    mkdirSync(home, { recursive: true, mode: 0o755 })
    save(file, made())
  }
  chmodSync(file, 0o600)
  const { secrets, grown } = readSecrets(file)
  if (grown) save(file, secrets)
  return secrets
}

// Installations older than the sealed ledger have no key for it yet; no other key is ever made anew.
function readSecrets(file: string): { secrets: Secrets; grown: boolean } {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const grown = typeof kept === 'object' && kept !== null && !('ledgerKey' in kept)
    return { secrets: schema.parse(grown ? { ...kept, ledgerKey: key() } : kept), grown }
  } catch {
    throw new Fault(`密钥文件已损坏：${file}`, '请从备份恢复这个文件后再启动；数据未作任何改动。')
  }
}

function save(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
