import { z } from 'zod'
import type { Database } from '#lib/data/database'
import { listRecordSeals, readPart } from '#lib/data/record-seals'
import type { Entry } from '#lib/rules/ledger/encoding'
import {
  checkSeals,
  type RecordSeal,
  type SealBreak,
  type SealEvent,
  type SealedPart,
} from '#lib/rules/ledger/record-seals'
import type { Clockwork } from '#lib/rules/people/actor'

/** 一张表在一段里，今天的行与封存时的对不上。 */
export type ChangedPart = { readonly seal: RecordSeal; readonly then: SealedPart; readonly rowsNow: number }

export type RecordsVerdict = {
  readonly seals: number
  readonly rows: number
  readonly breaks: readonly SealBreak[]
  readonly changed: readonly ChangedPart[]
}

const FACTS = z.object({ digest: z.string() })

/** 台账里每一次封存的一句。 */
function sealEvents(entries: readonly Entry[]): SealEvent[] {
  return entries
    .filter(({ verb }) => verb === 'seal_records')
    .map(({ subjectId, payload }) => ({
      sealId: subjectId,
      digest: FACTS.parse(JSON.parse(payload)).digest,
    }))
}

/**
 * 逐段重算原始记录，与封存时的对；封存本身与台账对。`entries` 是已经核验过的台账，否则封存也不足为凭。
 * 给全部不符之处：哪张表、哪一段、封存时几行、现在几行。
 */
export async function checkRecords(
  db: Database,
  actor: Clockwork,
  entries: readonly Entry[],
  progress: (sealsDone: number) => void,
): Promise<RecordsVerdict> {
  const seals = await db.asActor(actor, (tx) => listRecordSeals(tx, actor))
  const changed: ChangedPart[] = []
  for (const [index, seal] of seals.entries()) {
    await db.asActor(
      actor,
      async (tx) => {
        for (const then of seal.parts) {
          const part = { name: then.table, columns: then.columns }
          const now = await readPart(tx, part, seal.fromAt, seal.untilAt)
          if (now.digest !== then.digest) changed.push({ seal, then, rowsNow: now.rows })
        }
      },
      { timeoutMs: 600_000 },
    )
    progress(index + 1)
  }
  const rows = seals.reduce((sum, seal) => sum + seal.rows, 0)
  return { seals: seals.length, rows, breaks: checkSeals(seals, sealEvents(entries)), changed }
}
