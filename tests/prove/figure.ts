import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Figure = Readonly<Record<string, number | string | boolean>>

/** 长跑还是短跑：`npm run prove` 设为长；在 npm test 里是短的。 */
export const LONG = process.env.BAOXUE_PROVE_LONG === '1'

/** 短跑几次、长跑几次。 */
export const times = (short: number, long: number): number => (LONG ? long : short)

/** 可重放的随机：同一粒种子得同一串。 */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** 种子：环境给，否则取今天；与数字一同报出，红了就拿它重放。 */
export const SEED = Number(process.env.BAOXUE_PROVE_SEED ?? Math.floor(Date.now() / 86_400_000))

/** 把量到的数交给 `npm run prove`；平时跑测试没有人收，就不写。 */
export function tell(id: string, figure: Figure): void {
  const folder = process.env.BAOXUE_PROVE_FIGURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${id}.json`), JSON.stringify(figure))
}
