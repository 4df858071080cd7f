import pg from 'pg'
import type { TestDatabase } from '#tests/database'
import { buildTenant } from '#tests/world'
import type { World } from './oracle.ts'

/** 开一条连接做完即关。 */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** 在一个空库里写下两个县；一个库只写一次，由各份测试自己记着。 */
export function twoCounties(database: TestDatabase): Promise<World> {
  return withClient(database.superuserUrl, async (client) => ({
    a: await buildTenant(client, '350425'),
    b: await buildTenant(client, '350583'),
  }))
}
