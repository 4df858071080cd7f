import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { currentSitting } from '#lib/auth/current-sitting'
import { requireActor } from '#lib/auth/require-actor'
import { findHomeTeaching } from '#lib/data/placements/home-teaching'
import { findPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { homeTeachingStanding } from '#lib/rules/placements/home-teaching'
import { deps } from '#lib/server/deps'

/** 一个孩子的送教上门：计划、记录、此刻怎样。 */
export async function loadHomeTeaching(placementId: string) {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  if (!z.uuid().safeParse(placementId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, async (tx) => {
    const teaching = await findHomeTeaching(tx, actor, placementId)
    const policy = await findPolicy(tx, actor, today)
    return teaching && policy ? { teaching, rule: policy.profile.homeTeaching } : null
  })
  if (!found) notFound()
  const { teaching, rule } = found
  return {
    actor,
    teaching,
    rule: rule.value,
    clause: rule.clause,
    today,
    standing: homeTeachingStanding(rule.value, teaching.sessions, teaching.fromOn, today),
    tenantName: (await currentSitting())?.tenantName ?? '',
  }
}
