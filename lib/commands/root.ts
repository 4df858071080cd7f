import path from 'node:path'
import { launchEnv } from '#lib/server/env'

/** The folder of the repository. */
export const ROOT = path.resolve(import.meta.dirname, '../..')

/** The folder of this running product: secrets, embedded database, logs. `.data` unless BAOXUE_HOME says else. */
export function productHome(): string {
  return path.resolve(ROOT, launchEnv().BAOXUE_HOME ?? '.data')
}
