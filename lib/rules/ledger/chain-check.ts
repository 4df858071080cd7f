import { epochMs, instant } from '#lib/rules/calendar/instant'
import { type Head, readShortCode } from './encoding.ts'

/** altered 改动 · missing 缺失 · reordered 次序颠倒 · backdated 倒填 · head 链头不符。 */
export type Break = {
  readonly kind: 'altered' | 'missing' | 'reordered' | 'backdated' | 'head'
  readonly seq: number
  readonly why: string
}

export const BREAK_LABEL: Readonly<Record<Break['kind'], string>> = {
  altered: '被改动',
  missing: '缺失',
  reordered: '次序颠倒',
  backdated: '倒填',
  head: '链头不符',
}

/** 链上的一节。`recordedAt` 与 `recomputed` 只有读得到全文的条目才有；别人的条目只对链接。 */
export type Link = {
  readonly seq: number
  readonly linkedAt: string
  readonly previousHash: string
  readonly hash: string
  readonly recordedAt: string | null
  readonly recomputed: string | null
}

/** 核到哪里了。 */
export type Progress = {
  readonly due: number
  readonly previousHash: string
  readonly previousLinkedAt: string | null
  readonly sealedBefore: string
  /** 全部链头，按序号；`nextHead` 是还没有对到的第一个。 */
  readonly heads: readonly Head[]
  readonly nextHead: number
}

/** 一个职务行为从落笔到接链最多隔多久；事务本身有更短的上限。 */
const LONGEST_ACT_US = 120_000_000

const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/

/** 从头核起：链的起点，与按序号排好的链头（签名已经核过）。 */
export function startCheck(genesis: string, heads: readonly Head[]): Progress {
  return {
    due: 1,
    previousHash: genesis,
    previousLinkedAt: null,
    sealedBefore: '',
    heads: [...heads].sort((a, b) => a.seq - b.seq),
    nextHead: 0,
  }
}

/** 位置不对：该来的那一条后面还有，是颠倒；再也没有，是缺失。 */
export function placeBreak(due: number, found: number, comesLater: boolean): Break {
  if (comesLater || found < due)
    return { kind: 'reordered', seq: found, why: `第 ${due} 位上是第 ${found} 条` }
  return { kind: 'missing', seq: due, why: `第 ${due} 条不见了，下一条是第 ${found} 条` }
}

/** 核一节：内容、链接、时间、封存在这一节上的链头。给出第一处不符，或核到的新位置。 */
export function checkLink(progress: Progress, link: Link): Break | Progress {
  if (
    link.previousHash !== progress.previousHash ||
    (link.recomputed !== null && link.recomputed !== link.hash)
  )
    return { kind: 'altered', seq: link.seq, why: `第 ${link.seq} 条的内容与哈希不符` }
  const fault = checkTime(progress, link)
  if (fault) return fault
  const head = progress.heads[progress.nextHead]
  const sealed = head?.seq === link.seq ? head : null
  if (sealed && sealed.hash !== link.hash)
    return { kind: 'head', seq: link.seq, why: `第 ${link.seq} 条与封存的链头不符` }
  return {
    due: link.seq + 1,
    previousHash: link.hash,
    previousLinkedAt: link.linkedAt,
    sealedBefore: sealed?.sealedAt ?? progress.sealedBefore,
    heads: progress.heads,
    nextHead: sealed ? progress.nextHead + 1 : progress.nextHead,
  }
}

/** 核到末尾：还有链头没有对到，说明链被截短。 */
export function checkEnd(progress: Progress): Break | null {
  const head = progress.heads[progress.nextHead]
  if (!head) return null
  const last = progress.due - 1
  return { kind: 'missing', seq: progress.due, why: `链头封存到第 ${head.seq} 条，这里只到第 ${last} 条` }
}

/** 与纸上的短码比：`hashAt` 给出某一条的哈希，没有那一条是 null。 */
export function checkHeld(held: string, count: number, hashAt: (seq: number) => string | null): Break | null {
  const code = readShortCode(held)
  if (!code) return { kind: 'head', seq: 0, why: '手上的链头短码不成形，应如 12408-7F3A91C2E04B5D66' }
  const hash = hashAt(code.seq)
  if (hash === null)
    return { kind: 'missing', seq: count + 1, why: `手上的链头到第 ${code.seq} 条，这里只到第 ${count} 条` }
  if (!hash.startsWith(code.prefix))
    return { kind: 'head', seq: code.seq, why: `第 ${code.seq} 条与手上的链头不符` }
  return null
}

/** 微秒之差；两个都先过了 STAMP，逐字可比先后，相减才要换成数。 */
function microsBetween(from: string, to: string): number {
  const whole = (at: string) => epochMs(instant(`${at.slice(0, 19)}Z`)) * 1_000 + Number(at.slice(20, 26))
  return whole(to) - whole(from)
}

function checkTime(progress: Progress, link: Link): Break | null {
  const { linkedAt, recordedAt } = link
  const wrong = (why: string): Break => ({ kind: 'backdated', seq: link.seq, why })
  if (!STAMP.test(linkedAt) || (recordedAt !== null && !STAMP.test(recordedAt))) return wrong('时间不成形')
  if (progress.previousLinkedAt !== null && linkedAt < progress.previousLinkedAt)
    return wrong('接链时间早于前一条')
  if (linkedAt < progress.sealedBefore) return wrong('接链时间早于已经封存的链头')
  if (recordedAt === null) return null
  if (recordedAt > linkedAt) return wrong('记录时间晚于接链时间')
  if (microsBetween(recordedAt, linkedAt) > LONGEST_ACT_US) return wrong('记录时间比接链时间早得太多')
  return null
}
