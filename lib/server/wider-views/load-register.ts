import 'server-only'
import { listNames } from '#lib/data/children/in-reach'
import type { Tx } from '#lib/data/database'
import { listOpenings, listUnreviewed, listWiderViews } from '#lib/data/wider-views'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import { widerViewStanding } from '#lib/rules/people/wider-view'
import { deps } from '#lib/server/deps'

/** 临时查看的登记：看得到的各次，或只要还没核阅的；看得到那个孩子的，给名字。 */
export async function loadWiderViews(actor: Official, which: 'all' | 'unreviewed') {
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  return db.asActor(actor, (tx) => readWiderViews(tx, actor, which, at))
}

/** 同上，在别人开的事务里。 */
export async function readWiderViews(tx: Tx, actor: Official, which: 'all' | 'unreviewed', at: Instant) {
  const rows = await (which === 'all' ? listWiderViews : listUnreviewed)(tx, actor)
  if (rows.length === 0) return { views: [], openings: [], today: dayOf(at) }
  const names = await listNames(
    tx,
    actor,
    rows.flatMap(({ childId }) => childId ?? []),
  )
  const views = rows.map((row) => ({
    ...row,
    standing: widerViewStanding(row, at),
    child: names.find(({ id }) => id === row.childId) ?? null,
  }))
  const openings = await listOpenings(
    tx,
    actor,
    rows.map(({ id }) => id),
  )
  return { views, openings, today: dayOf(at) }
}
