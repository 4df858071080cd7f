import { listReminders, markRead } from '#lib/data/my-reminders'
import type { Deps } from '#lib/duties/deps'
import { instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ReminderReadForm } from '#lib/schemas/reminder-read'

/**
 * 已阅（F17）：只记自己名下、此刻确有的提醒；别人的、已经看过的不动。已阅不是已办：时限照走。
 * 拒绝：交回的没有一条是自己此刻的提醒。
 */
export async function readReminders(
  deps: Deps,
  actor: Official,
  input: ReminderReadForm,
): Promise<Outcome<{ readonly read: number }>> {
  const now = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, async (tx) => {
    const mine = await listReminders(tx, actor, now)
    const reads = mine.filter((one) =>
      input.reads.some(({ deadlineId, stage }) => one.deadlineId === deadlineId && one.stage === stage),
    )
    if (reads.length === 0) return refuse({ code: 'not_found' })
    await markRead(tx, actor, reads)
    return done({ read: reads.length })
  })
}
