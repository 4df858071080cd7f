import { launchEnv } from '#lib/server/env'
import { startPostgres } from './postgres.ts'
import { runningProduct } from './running-note.ts'
import type { Secrets } from './secrets.ts'

/** A database server that a command may use until it closes it. */
export type ReachedServer = {
  /** The product's database, signed in with the rights to migrate. */
  readonly url: string
  close(): Promise<void>
}

/** The own server of DATABASE_URL, else that of the product running in `home`, else the embedded one for a while. */
export async function reachServer(home: string, secrets: Secrets): Promise<ReachedServer> {
  const own = launchEnv().DATABASE_URL
  const stays = { close: async () => undefined }
  if (own) return { url: own, ...stays }
  const port = runningProduct(home)?.databasePort
  const signIn = `postgres:${encodeURIComponent(secrets.postgres)}`
  if (port) return { url: `postgresql://${signIn}@127.0.0.1:${port}/baoxue`, ...stays }
  const server = await startPostgres({ home, password: secrets.postgres })
  return { url: server.url('baoxue'), close: () => server.stop() }
}
