/** 有种子的随机：同一颗种子，同一个县。 */
export type Chance = {
  /** 0 ≤ x < 1。 */
  next(): number
  /** 0 ≤ n < below 的整数。 */
  below(below: number): number
  /** 以概率 p 为真。 */
  hit(p: number): boolean
  pick<T>(from: readonly T[]): T
  /** UUIDv7 形状的行号：前 48 位是给定的毫秒。 */
  id(atMs?: number): string
}

// 示范数据的行号从 2026-09-01 起，与日后真实办理的行号不相撞。
const BASE_MS = 1_788_192_000_000

/** 由文字种子得到一个独立的随机序列；加一处新数据不动别处的旧数据。 */
export function chanceOf(seed: string): Chance {
  let state = 0x811c9dc5
  for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const word = (): string => below(0x10000).toString(16).padStart(4, '0')
  return {
    next,
    below,
    hit: (p) => next() < p,
    pick: (from) => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    id: (atMs = BASE_MS) => {
      const time = atMs.toString(16).padStart(12, '0')
      const variant = (0x8000 | below(0x4000)).toString(16)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${word().slice(1)}-${variant}-${word()}${word()}${word()}`
    },
  }
}
