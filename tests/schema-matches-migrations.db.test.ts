import pg from 'pg'
import { expect } from 'vitest'
import { diagnose, diffDatabaseToSchema } from '#lib/data/migrate/migrations'
import { test } from '#tests/database'

test('every migration on disk is in the database, unchanged and finished', async ({ database }) => {
  expect(await diagnose(database.superuserUrl)).toEqual({ failed: [], edited: [], pending: [], unknown: [] })
})

test('the schema and the migrations say the same', async ({ database }) => {
  const drafted = await diffDatabaseToSchema(database.superuserUrl)
  expect(drafted.replace(/^-- This is an empty migration\.\s*$/m, '').trim()).toBe('')
})

test('a column missing from the database is noticed', async ({ database }) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  await client.query('alter table app.roll_call drop column present_count')
  await client.end()
  expect(await diffDatabaseToSchema(database.superuserUrl)).toContain('"present_count"')
})
