import { putMessages } from '#lib/data/outbox'
import { findPolicy } from '#lib/data/policies'
import { listPledges } from '#lib/data/responsibility/pledges'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'

/** 每年对没有签责任书的乡镇各提醒一次（NA-2.2），给该乡镇的人；跑几遍都只有一条。给出没有签的个数。 */
export function remindPledges(deps: Deps, clock: Clockwork): Promise<number> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  const year = Number(today.slice(0, 4))
  return deps.db.asActor(clock, async (tx) => {
    const policy = await findPolicy(tx, clock, today)
    if (!policy?.profile.annualPledge.value) return 0
    const unsigned = (await listPledges(tx, clock, year)).filter(({ pledge }) => pledge === null)
    await putMessages(
      tx,
      clock,
      unsigned.map(({ id }) => ({
        dedupeKey: `pledge:${year}:${id}`,
        kind: 'reminder' as const,
        body: { duty: 'annual_pledge', unit: id, role: 'township', year: String(year) },
      })),
    )
    return unsigned.length
  })
}
