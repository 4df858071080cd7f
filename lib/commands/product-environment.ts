import path from 'node:path'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { publicKeyHex, sealingKey } from '#lib/ledger/head'
import { launchEnv } from '#lib/server/env'
import type { Secrets } from './secrets.ts'

/** Where the product listens unless told otherwise: on this machine alone. */
export const HOST = '127.0.0.1'

/** What web and worker are given: what the environment says, else what this installation keeps in `home`. */
export function productEnvironment(url: string, secrets: Secrets, home: string): Record<string, string> {
  const given = launchEnv()
  const { roles } = secrets
  return {
    WEB_DATABASE_URL: given.WEB_DATABASE_URL ?? urlForRole(url, 'web', roles.web),
    WORKER_DATABASE_URL: given.WORKER_DATABASE_URL ?? urlForRole(url, 'worker', roles.worker),
    BAOXUE_CONTEXT_KEY: given.BAOXUE_CONTEXT_KEY ?? secrets.contextKey,
    BAOXUE_FIELD_KEY: given.BAOXUE_FIELD_KEY ?? secrets.fieldKey,
    BAOXUE_INDEX_KEY: given.BAOXUE_INDEX_KEY ?? secrets.indexKey,
    BAOXUE_LEDGER_KEY: given.BAOXUE_LEDGER_KEY ?? secrets.ledgerKey,
    BAOXUE_LEDGER_PUBLIC_KEY:
      given.BAOXUE_LEDGER_PUBLIC_KEY ??
      publicKeyHex(sealingKey(given.BAOXUE_LEDGER_KEY ?? secrets.ledgerKey)),
    BAOXUE_HEADS_DIR: given.BAOXUE_HEADS_DIR ?? path.join(home, 'heads'),
    BAOXUE_FILES_DIR: given.BAOXUE_FILES_DIR ?? path.join(home, 'files'),
    BAOXUE_OUTBOX_DIR: given.BAOXUE_OUTBOX_DIR ?? path.join(home, 'outbox'),
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET ?? secrets.nextAuth,
    NEXTAUTH_URL: given.NEXTAUTH_URL ?? `http://${HOST}:${given.PORT}`,
    DATABASE_URL: '',
    MIGRATOR_DATABASE_URL: '',
    AUDITOR_DATABASE_URL: '',
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  }
}
