import 'server-only'
import { countLevelShares } from '#lib/data/figures-on-time'
import { instant } from '#lib/rules/calendar/instant'
import { ownLevels } from '#lib/rules/figures/on-time'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'

/** 本单位自己承担的各级近30天到期几项、按期几项；别的单位在同一批个案里的不算。 */
export async function loadOwnShares(actor: Official) {
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const levels = ownLevels(actor.role)
  const shares = await db.asActor(actor, (tx) => countLevelShares(tx, actor, at))
  const own = shares.filter(({ level, unitId }) => levels.includes(level) && actor.unitIds.includes(unitId))
  return { levels, shares: own }
}
