import { ONLY_LISTED, ONLY_RULED } from './only-listed.ts'
import type { Seen } from './remove-database-guards.ts'

/** 没过的，一道一句：没有人看见的；行为看不见又没有说明的；有说明而行为看得见的。 */
export function faultsOf(seen: readonly Seen[]): string[] {
  const faults: string[] = []
  for (const { guard, behaviour, rule, listed } of seen) {
    const excused = guard.kind === ONLY_RULED ? rule : guard.what in ONLY_LISTED
    if (!(behaviour || rule || listed)) faults.push(`没有人看见：${guard.what}`)
    else if (!(behaviour || excused)) faults.push(`行为看不见：${guard.what}`)
    else if (behaviour && guard.what in ONLY_LISTED) faults.push(`已经看得见，说明过时了：${guard.what}`)
  }
  return faults
}

/** 说明里的、库里已经没有的。只在全部试过之后才说得出。 */
export function goneFrom(seen: readonly Seen[]): string[] {
  const tried = new Set(seen.map(({ guard }) => guard.what))
  return Object.keys(ONLY_LISTED)
    .filter((what) => !tried.has(what))
    .map((what) => `说明里有，库里没有：${what}`)
}
