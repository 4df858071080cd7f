import path from 'node:path'
import pg from 'pg'
import { expect } from 'vitest'
import { test } from '#tests/database'
import { everyReach } from '#tests/prove/behaviour'
import { stage } from '#tests/prove/stage'
import { differencesFrom } from './listed-text.ts'

const LISTED = path.join(import.meta.dirname, 'reaches.txt')
const HEAD = `# 放开授权、停下触发器之后，各岗位在每张表上看得见（本县/别县）、改得动、写得进几行。
# 策略或测试的世界变了，运行：UPDATE_DOCS=1 npm run integration -- tests/catalogue/reaches
# 逐行看过再提交：谁多看见了一行，谁多写得进一行，都在这里。\n\n`

test('各岗位看得见、改得动、写得进几行，恰好是 reaches.txt 上写的', async ({ database }) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const { session, tables, people, tenant } = await stage(client, database.contextKey)
  const lines = await everyReach(session, tables.values(), people, tenant)
  await client.end()
  expect(await differencesFrom(LISTED, `${HEAD}${lines.join('\n')}\n`)).toEqual({ unlisted: [], gone: [] })
})
