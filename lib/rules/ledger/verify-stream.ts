import {
  type Break,
  checkEnd,
  checkHeld,
  checkLink,
  type Link,
  placeBreak,
  startCheck,
} from './chain-check.ts'
import {
  bytesOfHex,
  type Entry,
  entryBytes,
  genesisBytes,
  type Head,
  headBytes,
  hexOf,
  readShortCode,
  shortCode,
} from './encoding.ts'

/** 流里的一行；形状由 lib/schemas/ledger/chain-line 验过。 */
export type Line =
  | {
      readonly line: 'cover'
      readonly tenantId: string
      readonly publicKey: string | null
      readonly upTo: number
    }
  | { readonly line: 'head'; readonly head: Head }
  | { readonly line: 'entry'; readonly entry: Entry }
  | ({ readonly line: 'link' } & Pick<Link, 'seq' | 'linkedAt' | 'previousHash' | 'hash'>)
  | { readonly line: 'end' }

/** 谁来算：浏览器与 Node 都用 WebCrypto，测试也是。核不了签名的浏览器给 null，照实说，不当作通过。 */
export type Reckoner = {
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>
  signed(
    publicKey: string,
    message: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
  ): Promise<boolean | null>
}

export type Checked = {
  /** 链上共几条，其中逐字重算的几条；其余只对链接。 */
  readonly count: number
  readonly recomputed: number
  readonly heads: number
  /** 链头的签名：都核过、没有链头、此浏览器核不了、服务器没有给公钥。 */
  readonly signatures: 'good' | 'none' | 'unsupported' | 'no_key'
  readonly publicKey: string | null
  readonly tip: string | null
}

export type StreamVerdict =
  | ({ readonly ok: true } & Checked)
  | { readonly ok: false; readonly broken: Break; readonly checked: number }

export type VerifyOptions = {
  /** 纸上的短码；不比就不给。 */
  readonly held?: string
  /** 纸上的公钥；不给就用流里的，只能证明前后一致。 */
  readonly key?: string
  readonly onProgress?: (checked: number, upTo: number) => void
}

const BATCH = 512

type Cover = Extract<Line, { line: 'cover' }>
type Step = Extract<Line, { line: 'entry' | 'link' }>

/**
 * 边读边核：封面之后是链头，之后逐条。每条由这里自己重算，不信服务器的话；
 * 给出第一处不符，或核了多少。流断在半路（没有末行）也是不符。
 */
export async function verifyStream(
  lines: AsyncIterable<Line>,
  reckoner: Reckoner,
  options: VerifyOptions = {},
): Promise<StreamVerdict> {
  const reading = lines[Symbol.asyncIterator]()
  const first = await reading.next()
  if (first.done || first.value.line !== 'cover') return broken('altered', 0, '没有收到封面', 0)
  const cover = first.value
  const publicKey = options.key?.trim().toLowerCase() || cover.publicKey
  const { heads, rest } = await readHeads(reading)
  const signatures = await checkSignatures(reckoner, cover, publicKey, heads)
  if (typeof signatures !== 'string') return { ok: false, broken: signatures, checked: 0 }

  const code = options.held ? readShortCode(options.held) : null
  let heldHash: string | null = null
  let progress = startCheck(hexOf(await reckoner.sha256(genesisBytes(cover.tenantId))), heads)
  let recomputed = 0
  let ended = false
  for (let line: Line | null = rest; line !== null && !ended; ) {
    const batch: Step[] = []
    for (; line !== null && batch.length < BATCH; line = await take(reading)) {
      if (line.line === 'entry' || line.line === 'link') batch.push(line)
      else if (line.line === 'end') {
        ended = true
        break
      }
    }
    const hashes = await Promise.all(batch.map((step) => recompute(reckoner, cover.tenantId, step)))
    for (const [at, step] of batch.entries()) {
      const link = linkOf(step, hashes[at] ?? null)
      if (link.seq !== progress.due) {
        const { due } = progress
        const later = batch.slice(at + 1).some((one) => seqOf(one) === due)
        const comesLater = later || (await appearsLater(reading, line, due))
        return { ok: false, broken: placeBreak(due, link.seq, comesLater), checked: due - 1 }
      }
      const next = checkLink(progress, link)
      if ('kind' in next) return { ok: false, broken: next, checked: progress.due - 1 }
      progress = next
      if (link.recomputed !== null) recomputed += 1
      if (code?.seq === link.seq) heldHash = link.hash
    }
    options.onProgress?.(progress.due - 1, cover.upTo)
  }
  const count = progress.due - 1
  if (!ended || count < cover.upTo)
    return broken('missing', count + 1, `只收到 ${count} 条，封面写 ${cover.upTo} 条`, count)
  const fault = checkEnd(progress) ?? (options.held ? checkHeld(options.held, count, () => heldHash) : null)
  if (fault) return { ok: false, broken: fault, checked: count }
  const tip = count > 0 ? shortCode({ seq: count, hash: progress.previousHash }) : null
  return { ok: true, count, recomputed, heads: heads.length, signatures, publicKey, tip }
}

function broken(kind: Break['kind'], seq: number, why: string, checked: number): StreamVerdict {
  return { ok: false, broken: { kind, seq, why }, checked }
}

async function take(reading: AsyncIterator<Line>): Promise<Line | null> {
  const next = await reading.next()
  return next.done ? null : next.value
}

async function readHeads(reading: AsyncIterator<Line>): Promise<{ heads: Head[]; rest: Line | null }> {
  const heads: Head[] = []
  for (;;) {
    const line = await take(reading)
    if (line?.line !== 'head') return { heads, rest: line }
    heads.push(line.head)
  }
}

async function checkSignatures(
  reckoner: Reckoner,
  cover: Cover,
  publicKey: string | null,
  heads: readonly Head[],
): Promise<Checked['signatures'] | Break> {
  if (heads.length === 0) return 'none'
  if (!publicKey) return 'no_key'
  for (const head of heads) {
    const good = await reckoner.signed(publicKey, headBytes(cover.tenantId, head), bytesOfHex(head.signature))
    if (good === null) return 'unsupported'
    if (!good) return { kind: 'head', seq: head.seq, why: '链头的签名不对' }
  }
  return 'good'
}

function seqOf(step: Step): number {
  return step.line === 'entry' ? step.entry.seq : step.seq
}

async function recompute(reckoner: Reckoner, tenantId: string, step: Step): Promise<string | null> {
  if (step.line === 'link') return null
  return hexOf(await reckoner.sha256(entryBytes(tenantId, step.entry.previousHash, step.entry)))
}

function linkOf(step: Step, recomputed: string | null): Link {
  if (step.line === 'link') return { ...step, recordedAt: null, recomputed: null }
  return { ...step.entry, recomputed }
}

async function appearsLater(reading: AsyncIterator<Line>, line: Line | null, due: number): Promise<boolean> {
  for (let here = line; here !== null; here = await take(reading)) {
    if ((here.line === 'entry' || here.line === 'link') && seqOf(here) === due) return true
  }
  return false
}
