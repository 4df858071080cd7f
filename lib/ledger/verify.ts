import {
  type Break,
  checkEnd,
  checkHeld,
  checkLink,
  placeBreak,
  startCheck,
} from '#lib/rules/ledger/chain-check'
import { type Entry, type Head, shortCode } from '#lib/rules/ledger/encoding'
import { entryHash, genesis } from './entry.ts'
import { headIsSigned } from './head.ts'

/** 台账导出的全部内容；核验不需要别的。 */
export type LedgerExport = {
  readonly tenantId: string
  readonly publicKey: string
  readonly entries: readonly Entry[]
  readonly heads: readonly Head[]
}

export type Verdict =
  | { readonly ok: true; readonly count: number; readonly head: string }
  | { readonly ok: false; readonly broken: Break }

/**
 * 核验一份导出：逐条重算、对次序、对时间、对封存的链头，再对手上的短码：督学的一个，或库外另存的每一个。
 * 不用数据库，不用网络；给出第一处不符。
 */
export function verifyLedger(ledger: LedgerExport, ...held: readonly string[]): Verdict {
  const broken = firstBreak(ledger) ?? firstOf(held, (code) => heldBreak(ledger, code))
  if (broken) return { ok: false, broken }
  const last = ledger.entries.at(-1)
  return { ok: true, count: ledger.entries.length, head: last ? shortCode(last) : '0' }
}

function firstBreak({ tenantId, publicKey, entries, heads }: LedgerExport): Break | null {
  const forged = heads.find((head) => !headIsSigned(publicKey, tenantId, head))
  if (forged) return { kind: 'head', seq: forged.seq, why: '链头的签名不对' }
  let progress = startCheck(genesis(tenantId).toString('hex'), heads)
  for (const [index, entry] of entries.entries()) {
    const { due } = progress
    if (entry.seq !== due) {
      const comesLater = entries.slice(index + 1).some(({ seq }) => seq === due)
      return placeBreak(due, entry.seq, comesLater)
    }
    const recomputed = entryHash(tenantId, Buffer.from(progress.previousHash, 'hex'), entry)
    const next = checkLink(progress, { ...entry, recomputed })
    if ('kind' in next) return next
    progress = next
  }
  return checkEnd(progress)
}

function heldBreak({ entries }: LedgerExport, held: string): Break | null {
  return checkHeld(held, entries.length, (seq) => entries[seq - 1]?.hash ?? null)
}

function firstOf(held: readonly string[], check: (code: string) => Break | null): Break | null {
  for (const code of held) {
    const broken = check(code)
    if (broken) return broken
  }
  return null
}
