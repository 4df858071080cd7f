import 'server-only'
import type { Tx } from '#lib/data/database'
import { countLevelShares } from '#lib/data/figures-on-time'
import type { Instant } from '#lib/rules/calendar/instant'
import { ownLevels } from '#lib/rules/figures/on-time'
import type { Official } from '#lib/rules/people/actor'

/** 本单位自己承担的各级近30天到期几项、按期几项；别的单位在同一批个案里的不算。 */
export async function readOwnShares(tx: Tx, actor: Official, at: Instant) {
  const levels = ownLevels(actor.role)
  const shares = await countLevelShares(tx, actor, at)
  const own = shares.filter(({ level, unitId }) => levels.includes(level) && actor.unitIds.includes(unitId))
  return { levels, shares: own }
}
