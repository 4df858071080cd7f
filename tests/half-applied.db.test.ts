import pg from 'pg'
import { expect } from 'vitest'
import { applyMigrations, diagnose } from '#lib/data/migrate/migrations'
import { test } from '#tests/database'

async function change(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

test('a migration that was begun and never finished is named, and nothing more is applied', async ({
  database,
}) => {
  await change(
    database.superuserUrl,
    `update public._prisma_migrations set finished_at = null, applied_steps_count = 0
      where migration_name = (select max(migration_name) from public._prisma_migrations)`,
  )
  const state = await diagnose(database.superuserUrl)
  expect(state.failed).toHaveLength(1)
  await expect(applyMigrations(database.superuserUrl)).rejects.toThrow()
})

test('a database newer than the program says which migration the program does not know', async ({
  database,
}) => {
  await change(
    database.superuserUrl,
    `update public._prisma_migrations set finished_at = started_at, applied_steps_count = 1;
     insert into public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ('later', 'x', '29991231000000_later', now(), now(), 1)`,
  )
  expect((await diagnose(database.superuserUrl)).unknown).toEqual(['29991231000000_later'])
})
