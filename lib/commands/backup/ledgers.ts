import { connect } from '#lib/data/database'
import { readWholeLedger } from '#lib/ledger/export'
import { publicKeyHex, sealingKey } from '#lib/ledger/head'
import { verifyLedger } from '#lib/ledger/verify'
import { shortCode } from '#lib/rules/ledger/encoding'
import type { LedgerNote } from './manifest.ts'

export type LedgerAsk = {
  readonly auditorUrl: string
  readonly contextKey: string
  readonly ledgerKey: string
  /** The head each county's ledger had at a time known from elsewhere. */
  readonly heads?: ReadonlyMap<string, string | null>
}

export type VerifiedLedger = LedgerNote & { readonly fault: string | null }

/** Reads every county's ledger as the auditor does, and verifies it entry by entry. */
export async function verifyLedgers({
  auditorUrl,
  contextKey,
  ledgerKey,
  heads,
}: LedgerAsk): Promise<VerifiedLedger[]> {
  const db = connect({ url: auditorUrl, contextKey, poolSize: 1 })
  const publicKey = publicKeyHex(sealingKey(ledgerKey))
  try {
    const tenants = await db.reference.tenant.findMany({ orderBy: { code: 'asc' } })
    const verified: VerifiedLedger[] = []
    for (const { id, code } of tenants) {
      const ledger = await readWholeLedger(db, { kind: 'clock', tenantId: id }, publicKey, () => undefined)
      const verdict = verifyLedger(ledger, ...[heads?.get(code) ?? []].flat())
      const last = ledger.entries.at(-1)
      verified.push({
        tenantCode: code,
        count: ledger.entries.length,
        head: last ? shortCode(last) : null,
        fault: verdict.ok ? null : `第 ${verdict.broken.seq} 条：${verdict.broken.why}`,
      })
    }
    return verified
  } finally {
    await db.close()
  }
}
