import type { Database } from '#lib/data/database'
import { listEntries, listHeads } from '#lib/data/ledger'
import type { Entry } from '#lib/rules/ledger/encoding'
import type { Clockwork } from '#lib/rules/people/actor'
import type { LedgerExport } from './verify.ts'

const PAGE = 5_000

/** 读出一个租户的全部台账。先读链头再读条目：导出里的每个链头都有条目可对。 */
export async function readWholeLedger(
  db: Database,
  actor: Clockwork,
  publicKey: string,
  progress: (count: number) => void,
): Promise<LedgerExport> {
  const heads = await db.asActor(actor, (tx) => listHeads(tx, actor))
  const entries: Entry[] = []
  for (;;) {
    const page = await db.asActor(actor, (tx) => listEntries(tx, actor, entries.length, PAGE))
    entries.push(...page)
    progress(entries.length)
    if (page.length < PAGE) return { tenantId: actor.tenantId, publicKey, entries, heads }
  }
}
