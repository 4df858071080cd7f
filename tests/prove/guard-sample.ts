import { createHash } from 'node:crypto'
import type { DatabaseGuard } from './database-guards.ts'

/** 短跑每类六十道试一道，至少一道；全部试一遍要几分钟。 */
const EVERY = 60

/** 每一类各挑几道：同一粒种子挑同样的，换一天换一批。 */
export function sampleOf(guards: readonly DatabaseGuard[], seed: number): DatabaseGuard[] {
  const order = ({ what }: DatabaseGuard) => createHash('sha256').update(`${seed} ${what}`).digest('hex')
  const kinds = [...Map.groupBy(guards, ({ kind }) => kind).values()]
  return kinds.flatMap((ofKind) =>
    ofKind
      .toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
      .slice(0, Math.ceil(ofKind.length / EVERY)),
  )
}
