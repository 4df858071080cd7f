import 'server-only'
import { currentSitting } from '#lib/auth/current-sitting'
import { requireActor } from '#lib/auth/require-actor'
import { countDueToEnrol, listDueToEnrol } from '#lib/data/enrolment/due-to-enrol'
import { getPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { dueYear } from '#lib/rules/enrolment/school-entry'
import { dueToEnrol } from '#lib/rules/rolls/school-age'
import { deps } from '#lib/server/deps'

/** 应入学名单的一页：十月起看明年的，此前看今年的；`unserved` 只要通知书还没有送达的。 */
export async function loadDue(page: number, unserved = false) {
  const actor = await requireActor('officer', 'principal', 'village', 'township', 'township_leader', 'bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const year = dueYear(today)
  const found = await db.asActor(actor, async (tx) => {
    const policy = await getPolicy(tx, actor, today)
    const rule = policy.profile.schoolEntry
    const births = dueToEnrol(rule.value, year)
    return {
      rule,
      births,
      counts: await countDueToEnrol(tx, actor, births, year),
      children: await listDueToEnrol(tx, actor, births, { year, page, unserved }),
    }
  })
  return { ...found, actor, year, today, tenantName: (await currentSitting())?.tenantName ?? '' }
}
