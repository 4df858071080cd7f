import 'server-only'
import { type FoundReturn, listReturns, type ReturnVersion } from '#lib/data/returns/period-returns'
import { listReturnClocks, type ReturnClock } from '#lib/data/returns/return-clocks'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { type ReturnStanding, returnStanding } from '#lib/rules/returns/return-steps'
import { deps } from '#lib/server/deps'

/** 往回看多少天的报表：一学年。 */
const LOOK_BACK_DAYS = 366

export type ReturnRow = FoundReturn & {
  readonly standing: ReturnStanding
  readonly last: ReturnVersion | null
  readonly clock: ReturnClock | null
}

export type LoadedPeriod = Pick<FoundReturn, 'kind' | 'fromOn'> & {
  /** 地址里的写法。 */
  readonly key: string
  readonly rows: readonly ReturnRow[]
}

/** 可及的报表按期归拢，新的一期在前；`asked` 是要看的一期，没有的看最新的。 */
export async function loadReturnsOf(actor: Official, asked: string) {
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  return db.asActor(actor, async (tx) => {
    const found = await listReturns(tx, actor, addDays(today, -LOOK_BACK_DAYS))
    const clocks = await listReturnClocks(
      tx,
      actor,
      found.map(({ id }) => id),
    )
    const byPeriod = new Map<string, FoundReturn[]>()
    for (const one of found) {
      const key = `${one.kind}-${one.fromOn}`
      byPeriod.set(key, [...(byPeriod.get(key) ?? []), one])
    }
    const periods: readonly LoadedPeriod[] = [...byPeriod].flatMap(([key, all]) => {
      const [first] = all
      if (!first) return []
      const rows = all.map((one) => ({
        ...one,
        standing: returnStanding(one.versions),
        last: one.versions.at(-1) ?? null,
        clock: clocks.get(one.id) ?? null,
      }))
      return [{ key, kind: first.kind, fromOn: first.fromOn, rows: rows.toSorted(owedFirst) }]
    })
    return { today, periods, shown: periods.find(({ key }) => key === asked) ?? periods[0] ?? null }
  })
}

const ORDER: readonly ReturnStanding[] = ['owed', 'sent_back', 'submitted', 'accepted']

function owedFirst(a: ReturnRow, b: ReturnRow): number {
  return ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing)
}
