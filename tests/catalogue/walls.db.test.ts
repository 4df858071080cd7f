import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { expect } from 'vitest'
import { test } from '#tests/database'
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
  if (process.env.UPDATE_DOCS) await writeFile(LISTED, text)
  // 一条连同它的表一起比：表名一行单看，别的条下也有。
  const listed = (await readFile(LISTED, 'utf8')).split(/\n(?=\S)/)
  const found = text.split(/\n(?=\S)/)
  expect({
    unlisted: found.filter((line) => !listed.includes(line)),
    gone: listed.filter((line) => !found.includes(line)),
  }).toEqual({ unlisted: [], gone: [] })
})
