import 'server-only'
import { notFound } from 'next/navigation'
import { requireActor } from '#lib/auth/require-actor'
import { loadCalendars } from '#lib/data/calendars'
import { countHomeVisits, listHomeVisits, listVisitTargets } from '#lib/data/children/home-visits'
import { findPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { coverageBySchool } from '#lib/rules/people/visit-coverage'
import { categoriesOf } from '#lib/rules/people/watch-groups'
import type { RegisterQuery } from '#lib/schemas/children/register-query'
import { pageNumber } from '#lib/schemas/page-number'
import { deps } from '#lib/server/deps'

const A_TERM = 120

/** 家访登记册：本地文件有这一册的才有这一页；自本学期开学起算覆盖。 */
export async function loadRegister(query: RegisterQuery) {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, async (tx) => {
    const profile = (await findPolicy(tx, actor, today))?.profile
    if (!profile?.forms.value.includes('home_visit_register')) return null
    const { school } = await loadCalendars(tx, actor, {})
    const since = school.terms.findLast((term) => term.startOn <= today)?.startOn ?? addDays(today, -A_TERM)
    const groups = profile.watchGroups.value
    const targets = await listVisitTargets(tx, actor, {
      categories: groups.flatMap(categoriesOf),
      since,
    })
    const filter = {
      ...(query.school ? { schoolId: query.school } : {}),
      ...(query.group && groups.includes(query.group) ? { group: query.group } : {}),
      holiday: query.holiday === '1',
    }
    return {
      since,
      groups,
      clause: profile.watchGroups.clause,
      targets: targets.filter(({ schoolId }) => !query.school || schoolId === query.school),
      schools: coverageBySchool(targets),
      total: await countHomeVisits(tx, actor, filter),
      visits: await listHomeVisits(tx, actor, filter, pageNumber(query.page)),
    }
  })
  if (!found) notFound()
  return { ...found, actor, today }
}

export type LoadedRegister = Awaited<ReturnType<typeof loadRegister>>
