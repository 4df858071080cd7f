import 'server-only'
import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { listReminders } from '#lib/data/my-reminders'
import { findPolicy } from '#lib/data/policies'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { placesFor } from '#lib/rules/people/desk-places'
import { NATIONAL } from '#lib/rules/policy/national'

/** 办公桌最上面的：今天的文件、按本地文件有的几处，与未阅的提醒（连同这一次标记的提交键）。 */
export async function readDeskTop(
  tx: Tx,
  actor: Official,
  { at, today }: { readonly at: Instant; readonly today: PlainDate },
) {
  const policy = await findPolicy(tx, actor, today)
  return {
    policy,
    places: placesFor(actor.role, policy?.profile ?? NATIONAL),
    reminders: { found: await listReminders(tx, actor, at), today, submissionKey: newId() },
  }
}
