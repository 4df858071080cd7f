import 'server-only'
import type { Tx } from '#lib/data/database'
import { findPolicy } from '#lib/data/policies'
import { listPledges } from '#lib/data/responsibility/pledges'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { NATIONAL } from '#lib/rules/policy/national'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { deps } from '#lib/server/deps'

/** 此地今天的文件；没有采用的按国家底座。 */
export async function loadProfile(actor: Official): Promise<PolicyProfile> {
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const policy = await db.asActor(actor, (tx) => findPolicy(tx, actor, today))
  return policy?.profile ?? NATIONAL
}

/** 今年还没有签责任书的乡镇；本地文件没有这一件的是空的。 */
export async function unsignedPledges(tx: Tx, actor: Official, profile: PolicyProfile, today: PlainDate) {
  const year = Number(today.slice(0, 4))
  if (!profile.annualPledge.value) return { year, names: [] }
  const rows = await listPledges(tx, actor, year)
  return { year, names: rows.filter(({ pledge }) => pledge === null).map(({ name }) => name) }
}
