import pg from 'pg'
import { expect } from 'vitest'
import { test } from '#tests/database'
import { FINDINGS } from './findings.ts'

test('目录里一处缺口也没有：策略、键、盖时间、拦改、接链、查找路径', async ({ database }) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const found: string[] = []
  for (const [what, sql] of Object.entries(FINDINGS)) {
    const { rows } = await client.query<{ found: string }>(sql)
    found.push(...rows.map((row) => `${what}：${row.found}`))
  }
  await client.end()
  expect(found).toEqual([])
})
