import 'server-only'
import { newId } from '#lib/data/ids'
import { listReminders } from '#lib/data/my-reminders'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'

/** 办公桌上未阅的提醒，连同这一次标记的提交键。 */
export async function deskReminders(actor: Official) {
  const { db, clock } = deps()
  const now = instant(clock.now().getTime())
  const found = await db.asActor(actor, (tx) => listReminders(tx, actor, now))
  return { found, today: dayOf(now), submissionKey: newId() }
}
