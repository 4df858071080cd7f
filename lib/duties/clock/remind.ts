import { putMessages } from '#lib/data/outbox'
import { listDueBetween } from '#lib/data/reminders'
import type { Deps } from '#lib/duties/deps'
import { dayOf, endOfDay, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'

/** 到期前一日、到期当日各提醒一次；跑几遍都只有一条。给出找到的时限数。 */
export function remind(deps: Deps, clock: Clockwork): Promise<number> {
  const now = deps.clock.now()
  const today = dayOf(instant(now.getTime()))
  const tonight = new Date(endOfDay(today))
  const tomorrowNight = new Date(endOfDay(addDays(today, 1)))
  return deps.db.asActor(clock, async (tx) => {
    const onTheDay = await listDueBetween(tx, clock, now, tonight)
    const aDayBefore = await listDueBetween(tx, clock, tonight, tomorrowNight)
    const messages = [
      ...onTheDay.map((one) => ({ one, when: 'today' })),
      ...aDayBefore.map((one) => ({ one, when: 'tomorrow' })),
    ].map(({ one, when }) => ({
      // 改了日历、换了日子的，照新的日子再提醒。
      dedupeKey: `remind:${when}:${one.id}:${dayOf(instant(one.dueAt.getTime()))}`,
      kind: 'reminder' as const,
      body: { deadline: one.id, duty: one.duty, unit: one.ownerUnitId, role: one.ownerRole, when },
    }))
    await putMessages(tx, clock, messages)
    return messages.length
  })
}
