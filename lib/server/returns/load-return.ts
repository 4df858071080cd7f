import 'server-only'
import { getPolicyVersion } from '#lib/data/policies'
import { countFigures } from '#lib/data/returns/count-figures'
import { findReturn } from '#lib/data/returns/period-returns'
import { listReturnClocks } from '#lib/data/returns/return-clocks'
import { listRoster } from '#lib/data/returns/roster'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import { RETURN_DUTY } from '#lib/rules/returns/return-kinds'
import { countedUntil } from '#lib/rules/returns/return-periods'
import { returnStanding } from '#lib/rules/returns/return-steps'
import { deps } from '#lib/server/deps'

/** 一期报表的一页：报过的各版，照今天的台账重数的数，名册，时限，依据。够不着的为 null。 */
export async function loadReturn(actor: Official, returnId: string) {
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  return db.asActor(actor, async (tx) => {
    const found = await findReturn(tx, actor, returnId)
    if (!found) return null
    const { schoolId, fromOn, kind } = found
    const last = found.versions.at(-1) ?? null
    const seesSchool = actor.role === 'officer' || actor.role === 'principal' || actor.role === 'bureau'
    const now = seesSchool
      ? await countFigures(tx, actor, {
          ...{ schoolId, fromOn },
          toOn: last?.countedTo ?? countedUntil(found, today),
        })
      : null
    const { profile } = await getPolicyVersion(tx, actor, found.policyVersionId)
    const listed = last?.caseIds ?? now?.caseIds ?? []
    const roster = await listRoster(tx, actor, listed)
    return {
      found,
      last,
      now,
      today,
      standing: returnStanding(found.versions),
      clock: (await listReturnClocks(tx, actor, [found.id])).get(found.id) ?? null,
      roster,
      // 名册上有、归别的乡镇的：不给姓名，也不装作没有。
      beyond: listed.length - roster.length,
      parts: kind === 'term' ? profile.termReturnParts.value : [],
      clause: profile.duties.find(({ value }) => value.duty === RETURN_DUTY[kind])?.clause ?? '',
      profile,
    }
  })
}

export type LoadedReturn = NonNullable<Awaited<ReturnType<typeof loadReturn>>>
