import type { Tx } from '#lib/data/database'
import {
  endPlacement,
  listStandingPlacements,
  type PlacementEnding,
  setChildStatus,
} from '#lib/data/placements/placements'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/**
 * 一个儿童的限期销号就此了结：返校、入学（提前就学）、届满、送教中断。
 * 没有批件的（原先线下办的）不写；就学状态回到在校或未入学，续批的除外。
 */
export async function endStanding(
  tx: Tx,
  actor: Official | Clockwork,
  child: { readonly id: string; readonly classId: string | null },
  ended: { readonly why: PlacementEnding; readonly endedOn: PlainDate },
): Promise<void> {
  const standing = await listStandingPlacements(tx, actor, { childId: child.id })
  for (const { id } of standing) await endPlacement(tx, actor, { placementId: id, ...ended })
  if (ended.why === 'renewed') return
  await setChildStatus(tx, actor, child.id, child.classId ? 'enrolled' : 'never_enrolled')
}
