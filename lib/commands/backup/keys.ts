import type { Secrets } from '#lib/commands/secrets'
import { launchEnv } from '#lib/server/env'
import { keyMark, type Manifest } from './manifest.ts'

export type BackupKeys = Pick<Secrets, 'contextKey' | 'fieldKey' | 'indexKey' | 'ledgerKey'>

/** The keys this installation works with: those of the environment, else those of secrets.json. */
export function keysInUse(secrets: Secrets): BackupKeys {
  const given = launchEnv()
  return {
    contextKey: given.BAOXUE_CONTEXT_KEY ?? secrets.contextKey,
    fieldKey: given.BAOXUE_FIELD_KEY ?? secrets.fieldKey,
    indexKey: given.BAOXUE_INDEX_KEY ?? secrets.indexKey,
    ledgerKey: given.BAOXUE_LEDGER_KEY ?? secrets.ledgerKey,
  }
}

/** The marks of the three keys without which the data of a backup are dumb. */
export function markKeys(keys: BackupKeys): Manifest['keys'] {
  return { field: keyMark(keys.fieldKey), index: keyMark(keys.indexKey), ledger: keyMark(keys.ledgerKey) }
}
