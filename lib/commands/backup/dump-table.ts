import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Client } from 'pg'
import { from, to } from 'pg-copy-streams'
import type { TableNote } from './manifest.ts'
import { copyIn, copyOut, type Table } from './tables.ts'

type Tally = { rows: number; readonly digest: () => string; readonly count: Transform }

const NEWLINE = 10

// In COPY's text form a line is a row: a line break inside a value is written \n.
function tally(): Tally {
  const hash = createHash('sha256')
  const made: Tally = {
    rows: 0,
    digest: () => hash.digest('hex'),
    count: new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        for (const byte of chunk) if (byte === NEWLINE) made.rows += 1
        done(null, chunk)
      },
    }),
  }
  return made
}

const noteOf = (table: Table, told: Tally): TableNote => ({
  name: table.name,
  columns: [...table.columns],
  rows: told.rows,
  sha256: told.digest(),
})

/** Writes one table, compressed, and tells what was written. */
export async function dumpTable(client: Client, table: Table, file: string): Promise<TableNote> {
  const told = tally()
  const rows = client.query(to(copyOut(client, table)))
  await pipeline(rows, told.count, createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600 }))
  return noteOf(table, told)
}

/** Fills one table from its file. */
export async function fillTable(client: Client, table: Table, file: string): Promise<void> {
  await pipeline(createReadStream(file), createGunzip(), client.query(from(copyIn(client, table))))
}

/** Counts and digests a table as it stands, keeping nothing. */
export async function weighTable(client: Client, table: Table): Promise<TableNote> {
  const told = tally()
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(client.query(to(copyOut(client, table))), told.count, nowhere)
  return noteOf(table, told)
}
