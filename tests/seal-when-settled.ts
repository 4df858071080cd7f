import type { Database } from '#lib/data/database'
import type { Moment } from '#lib/data/record-seals'
import { momentToSeal, sealRecords } from '#lib/ledger/seal-records'
import type { Clockwork } from '#lib/rules/people/actor'

/** Seals at once instead of a round later: waits until the transactions of the test files beside this one have ended. */
export async function sealWhenSettled(db: Database, clock: Clockwork, given?: Moment): Promise<number> {
  const moment = given ?? (await momentToSeal(db, clock))
  for (let turn = 0; turn < 200; turn += 1) {
    const rows = await sealRecords(db, clock, moment)
    if (rows > 0) return rows
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('nothing could be sealed in twenty seconds')
}
