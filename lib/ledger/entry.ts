import { createHash } from 'node:crypto'
import { type Entry, entryBytes, genesisBytes, hexOf } from '#lib/rules/ledger/encoding'

/** 一个租户的链的起点。 */
export function genesis(tenantId: string): Buffer {
  return createHash('sha256').update(genesisBytes(tenantId)).digest()
}

/** 这一条该有的哈希，与数据库触发器 guard.link_event 逐字节相同。 */
export function entryHash(tenantId: string, previous: Uint8Array, entry: Entry): string {
  return createHash('sha256')
    .update(entryBytes(tenantId, hexOf(previous), entry))
    .digest('hex')
}
