import type { Database } from '#lib/data/database'
import {
  holdRecords,
  isSettled,
  listSealedTables,
  type Moment,
  noteMoment,
  readPart,
  saveRecordSeal,
  sealedUntil,
} from '#lib/data/record-seals'
import type { SealedPart } from '#lib/rules/ledger/record-seals'
import type { Clockwork } from '#lib/rules/people/actor'
import { appendEvent } from './append.ts'

/** 头一次封一个老县，要把全部记录读一遍。 */
const WHOLE_COUNTY_MS = 600_000

/** 记下此刻，留给下一轮封到这里。 */
export function momentToSeal(db: Database, actor: Clockwork): Promise<Moment> {
  return db.asActor(actor, (tx) => noteMoment(tx))
}

/**
 * 把上次封存以来、到 `moment` 为止写下的行封起来，摘要入账，与台账的链头一起封到库外（ADR 0109）。
 * 给封了几行；没有新行、那一刻的事务还没有都完、别的后台正在封，给 0。
 */
export function sealRecords(db: Database, actor: Clockwork, moment: Moment): Promise<number> {
  return db.asActor(
    actor,
    async (tx) => {
      if (!(await holdRecords(tx, actor)) || !(await isSettled(tx, moment))) return 0
      const fromAt = await sealedUntil(tx, actor)
      if (fromAt >= moment.at) return 0
      const parts: SealedPart[] = []
      for (const table of await listSealedTables(tx)) {
        const part = await readPart(tx, table, fromAt, moment.at)
        if (part.rows > 0) parts.push(part)
      }
      const rows = parts.reduce((sum, part) => sum + part.rows, 0)
      if (rows === 0) return 0
      const { id, digest } = await saveRecordSeal(tx, actor, { fromAt, untilAt: moment.at, rows, parts })
      await appendEvent(tx, actor, {
        ...{ verb: 'seal_records', subjectKind: 'record_seal', subjectId: id },
        facts: { digest, rows, tables: parts.length, until: moment.at },
      })
      return rows
    },
    { timeoutMs: WHOLE_COUNTY_MS },
  )
}
