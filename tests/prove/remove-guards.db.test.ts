import { Client } from 'pg'
import { expect } from 'vitest'
import { test } from '#tests/database'
import { SEED } from './figure.ts'
import { sampleOf } from './guard-sample.ts'
import { removeDatabaseGuards } from './remove-database-guards.ts'
import { faultsOf } from './unnoticed.ts'

test('每一类防线各拆几道：行为、目录都看得见', { timeout: 300_000 }, async ({ database }) => {
  const client = new Client({ connectionString: database.superuserUrl })
  await client.connect()
  const seen = await removeDatabaseGuards(client, database.contextKey, (all) => sampleOf(all, SEED))
  await client.end()
  expect({ seed: SEED, faults: faultsOf(seen) }).toEqual({ seed: SEED, faults: [] })
  expect(new Set(seen.map(({ guard }) => guard.kind)).size).toBe(9)
})
