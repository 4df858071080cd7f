import pg from 'pg'
import { databaseContext } from '#lib/data/context'
import type { Actor } from '#lib/rules/people/actor'
import type { TestDatabase } from '#tests/database'
import { withClient } from '#tests/reach/two-counties'

/** 以某人的身份做一件事，然后回滚；给出结果，或数据库的拒绝。 */
export async function attempt<T>(
  database: TestDatabase,
  actor: Actor,
  work: (client: pg.Client) => Promise<T>,
  url = database.webUrl,
): Promise<{ ok: T } | { refused: string; code: string }> {
  return withClient(url, async (client) => {
    await client.query('begin')
    const context = databaseContext(actor, Buffer.from(database.contextKey, 'hex'), Date.now())
    await client.query(`set local app.context = '${context}'`)
    try {
      return { ok: await work(client) }
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      return { refused: error.message, code: error.code ?? '' }
    } finally {
      await client.query('rollback')
    }
  })
}
