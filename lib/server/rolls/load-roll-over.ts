import 'server-only'
import { notFound } from 'next/navigation'
import { requireActor } from '#lib/auth/require-actor'
import { listOwnClasses } from '#lib/data/enrolment/admit'
import { countLeavers, listLeaversToAdmit } from '#lib/data/rolls/leavers'
import { findSchoolInReach, listJuniorSchools, listLeavingPupils } from '#lib/data/rolls/roll-over-ground'
import { listRollOversOfYear } from '#lib/data/rolls/roll-overs'
import { draftRollOver } from '#lib/duties/rolls/roll-over/draft-roll-over'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { primaryLeavingClasses, rollOverYear } from '#lib/rules/rolls/roll-over'
import { rollOverQuery } from '#lib/schemas/rolls/roll-over-query'
import { deps } from '#lib/server/deps'

type Search = Readonly<Record<string, string | string[] | undefined>>

/** 升班页：学校看自己的，教育局先看全县各校到了哪一步，再点开一所。 */
export async function loadRollOver(search: Search) {
  const actor = await requireActor('officer', 'principal', 'bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const year = rollOverYear(today)
  const asked = rollOverQuery.parse(search).school
  const schoolId = asked ?? (actor.role === 'bureau' ? undefined : actor.unitIds[0])
  return db.asActor(actor, async (tx) => {
    if (!schoolId) return { actor, today, year, schools: await listRollOversOfYear(tx, actor, year) }
    const school = await findSchoolInReach(tx, actor, schoolId)
    if (!school) notFound()
    const draft = await draftRollOver(tx, actor, school, { today, newClasses: null, toSchoolId: null })
    const standing = draft.past.find(({ state }) => state !== 'undone') ?? null
    return {
      ...{ actor, today, year, school, draft, standing },
      handed: standing?.state === 'confirmed' ? await countLeavers(tx, actor, standing.id) : [],
      juniors: await listJuniorSchools(tx, actor),
      // 谁去别的初中：备的人逐个写，确认的人逐个看。
      leaving: (standing ? standing.state === 'prepared' : actor.role === 'officer')
        ? await listLeavingPupils(tx, actor, primaryLeavingClasses(draft.lines))
        : [],
      leavers: actor.role === 'bureau' ? [] : await listLeaversToAdmit(tx, actor),
      ownClasses: actor.role === 'bureau' ? [] : await listOwnClasses(tx, actor),
    }
  })
}
