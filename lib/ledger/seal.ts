import type { KeyObject } from 'node:crypto'
import type { Database } from '#lib/data/database'
import { holdTip, saveHead } from '#lib/data/ledger'
import type { Head } from '#lib/rules/ledger/encoding'
import type { Clockwork } from '#lib/rules/people/actor'
import { signHead } from './head.ts'

/** 封存一个租户的链头（design 9：每 60 秒）。没有新条目时什么也不做，给 null。 */
export function sealLedger(db: Database, actor: Clockwork, key: KeyObject): Promise<Head | null> {
  return db.asActor(actor, async (tx) => {
    const tip = await holdTip(tx, actor)
    if (!tip) return null
    const head = signHead(key, actor.tenantId, tip)
    await saveHead(tx, actor, head)
    return head
  })
}
