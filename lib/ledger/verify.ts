import { type Entry, entryHash, genesis } from './entry.ts'
import { type Head, headIsSigned, readShortCode } from './head.ts'

/** 台账导出的全部内容；核验不需要别的。 */
export type LedgerExport = {
  readonly tenantId: string
  readonly publicKey: string
  readonly entries: readonly Entry[]
  readonly heads: readonly Head[]
}

/** altered 改动 · missing 缺失 · reordered 次序颠倒 · backdated 倒填 · head 链头不符。 */
export type Break = {
  readonly kind: 'altered' | 'missing' | 'reordered' | 'backdated' | 'head'
  readonly seq: number
  readonly why: string
}

export type Verdict =
  | { readonly ok: true; readonly count: number; readonly head: string }
  | { readonly ok: false; readonly broken: Break }

/** 一个职务行为从落笔到接链最多隔多久；事务本身有更短的上限。 */
const LONGEST_ACT_US = 120_000_000n

function micros(at: string): bigint {
  const found = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\.(\d{6})Z$/.exec(at)
  if (!found) return -1n
  return BigInt(Date.parse(`${found[1]}Z`)) * 1000n + BigInt(found[2] ?? '0')
}

function checkPlace(entry: Entry, index: number, entries: readonly Entry[]): Break | null {
  const due = index + 1
  if (entry.seq === due) return null
  const later = entries.slice(index + 1).some((other) => other.seq === due)
  if (later || entry.seq < due)
    return { kind: 'reordered', seq: entry.seq, why: `第 ${due} 位上是第 ${entry.seq} 条` }
  return { kind: 'missing', seq: due, why: `第 ${due} 条不见了，下一条是第 ${entry.seq} 条` }
}

function checkTime(entry: Entry, previous: Entry | undefined, sealedBefore: bigint): Break | null {
  const linked = micros(entry.linkedAt)
  const recorded = micros(entry.recordedAt)
  const wrong = (why: string): Break => ({ kind: 'backdated', seq: entry.seq, why })
  if (linked < 0n || recorded < 0n) return wrong('时间不成形')
  if (previous && linked < micros(previous.linkedAt)) return wrong('接链时间早于前一条')
  if (linked < sealedBefore) return wrong('接链时间早于已经封存的链头')
  if (recorded > linked) return wrong('记录时间晚于接链时间')
  if (linked - recorded > LONGEST_ACT_US) return wrong('记录时间比接链时间早得太多')
  return null
}

function checkHeads(ledger: LedgerExport): Break | null {
  for (const head of ledger.heads) {
    if (!headIsSigned(ledger.publicKey, ledger.tenantId, head))
      return { kind: 'head', seq: head.seq, why: '链头的签名不对' }
    const entry = ledger.entries[head.seq - 1]
    if (!entry)
      return {
        kind: 'missing',
        seq: ledger.entries.length + 1,
        why: `链头封存到第 ${head.seq} 条，导出只到第 ${ledger.entries.length} 条`,
      }
    if (entry.hash !== head.hash)
      return { kind: 'head', seq: head.seq, why: `第 ${head.seq} 条与封存的链头不符` }
  }
  return null
}

function checkHeld(ledger: LedgerExport, held: string): Break | null {
  const code = readShortCode(held)
  if (!code) return { kind: 'head', seq: 0, why: '手上的链头短码不成形，应如 12408-7F3A91C2E04B5D66' }
  const entry = ledger.entries[code.seq - 1]
  if (!entry)
    return {
      kind: 'missing',
      seq: ledger.entries.length + 1,
      why: `手上的链头到第 ${code.seq} 条，导出只到第 ${ledger.entries.length} 条`,
    }
  if (!entry.hash.startsWith(code.prefix))
    return { kind: 'head', seq: code.seq, why: `第 ${code.seq} 条与手上的链头不符` }
  return null
}

/**
 * 核验一份导出：逐条重算、对次序、对时间、对封存的链头，再对督学手上的短码。
 * 不用数据库，不用网络；给出第一处不符。
 */
export function verifyLedger(ledger: LedgerExport, held?: string): Verdict {
  let previousHash = genesis(ledger.tenantId)
  const heads = [...ledger.heads].sort((a, b) => a.seq - b.seq)
  let nextHead = 0
  let sealedBefore = 0n
  for (const [index, entry] of ledger.entries.entries()) {
    while (heads[nextHead] && (heads[nextHead]?.seq ?? 0) < entry.seq) {
      const sealed = micros(heads[nextHead]?.sealedAt ?? '')
      if (sealed > sealedBefore) sealedBefore = sealed
      nextHead += 1
    }
    const fault =
      checkPlace(entry, index, ledger.entries) ??
      (entry.previousHash === previousHash.toString('hex') &&
      entry.hash === entryHash(ledger.tenantId, previousHash, entry)
        ? null
        : { kind: 'altered' as const, seq: entry.seq, why: `第 ${entry.seq} 条的内容与哈希不符` }) ??
      checkTime(entry, ledger.entries[index - 1], sealedBefore)
    if (fault) return { ok: false, broken: fault }
    previousHash = Buffer.from(entry.hash, 'hex')
  }
  const fault = checkHeads(ledger) ?? (held === undefined ? null : checkHeld(ledger, held))
  if (fault) return { ok: false, broken: fault }
  const last = ledger.entries.at(-1)
  return {
    ok: true,
    count: ledger.entries.length,
    head: last ? `${last.seq}-${last.hash.slice(0, 16).toUpperCase()}` : '0',
  }
}
