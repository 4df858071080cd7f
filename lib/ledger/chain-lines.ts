import type { Database } from '#lib/data/database'
import { findTip, listChain, listSealedHeads } from '#lib/data/ledger-chain'
import type { Line } from '#lib/rules/ledger/verify-stream'
import type { Official } from '#lib/rules/people/actor'

const PAGE = 2_000

/**
 * 核验用的流：封面、链头、逐条、末行。每页一个短事务，几十万条也不占住连接；
 * 先定下链尾再读，读的过程里新接上的留给下一次。
 */
export async function* chainLines(
  db: Database,
  actor: Official,
  publicKey: string | null,
): AsyncGenerator<Line> {
  const { upTo, heads } = await db.asActor(actor, async (tx) => {
    const tip = await findTip(tx, actor)
    return { upTo: tip, heads: await listSealedHeads(tx, actor, tip) }
  })
  yield { line: 'cover', tenantId: actor.tenantId, publicKey, upTo }
  for (const head of heads) yield { line: 'head', head }
  for (let after = 0; ; ) {
    const page = await db.asActor(actor, (tx) => listChain(tx, actor, { after, upTo, limit: PAGE }))
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = last.line === 'entry' ? last.entry.seq : last.seq
  }
  yield { line: 'end' }
}
