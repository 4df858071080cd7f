import path from 'node:path'
import pg from 'pg'
import { expect } from 'vitest'
import { test } from '#tests/database'
import { differencesFrom } from './listed-text.ts'
import { WALLS_SQL, type Wall, wallLines } from './walls.ts'

const LISTED = path.join(import.meta.dirname, 'walls.txt')
const HEAD = `# 库里的每一道墙。加了迁移，运行：UPDATE_DOCS=1 npm run integration -- tests/catalogue/walls
# 逐行看过再提交：少了一行、松了一条，就是少了一道墙。\n\n`

test('每条策略、触发器、约束、守护函数恰好是 walls.txt 上写的', async ({ database }) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const { rows } = await client.query<Wall>(WALLS_SQL)
  await client.end()
  const text = `${HEAD}${wallLines(rows).join('\n')}\n`
  expect(await differencesFrom(LISTED, text)).toEqual({ unlisted: [], gone: [] })
})
