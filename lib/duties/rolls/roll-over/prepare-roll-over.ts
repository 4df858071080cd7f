import { findSchoolInReach, listJuniorSchools, listLeavingPupils } from '#lib/data/rolls/roll-over-ground'
import { insertRollOver } from '#lib/data/rolls/roll-overs'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { obstacleText, primaryLeavingClasses } from '#lib/rules/rolls/roll-over'
import type { PrepareRollOverForm } from '#lib/schemas/rolls/roll-over-forms'
import { draftRollOver } from './draft-roll-over.ts'

/** 专干备好升班（LX-2.6.2）：挡着的事没有了才备得成；名册一行不动，等校长或教育局确认。 */
export async function prepareRollOver(
  deps: Deps,
  actor: Official,
  input: PrepareRollOverForm,
): Promise<Outcome<{ readonly rollOverId: string }>> {
  const act = { verb: 'prepare_roll_over', by: ['officer'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const school = await findSchoolInReach(tx, actor, input.schoolId)
    if (!school) return refuse({ code: 'not_found' })
    const toSchoolId = input.toSchoolId || null
    const juniors = toSchoolId ? await listJuniorSchools(tx, actor) : []
    if (toSchoolId && !juniors.some(({ id }) => id === toSchoolId)) return refuse({ code: 'not_found' })
    const draft = await draftRollOver(tx, actor, school, { ...input, today, toSchoolId })
    if (draft.obstacles.length > 0)
      return refuse({ code: 'not_ready', why: draft.obstacles.map(obstacleText) })
    const { year, takesOn, lines } = draft
    const elsewhere = input.elsewhere.filter((one) => one.toSchoolId !== toSchoolId)
    const leaving = new Set(
      (await listLeavingPupils(tx, actor, primaryLeavingClasses(lines))).map(({ id }) => id),
    )
    const known = elsewhere.every(
      (one) => leaving.has(one.childId) && juniors.some(({ id }) => id === one.toSchoolId),
    )
    if (!known) return refuse({ code: 'not_found' })
    const prepared = { school, year, takesOn, lines, toSchoolId, elsewhere }
    const rollOverId = await insertRollOver(tx, actor, prepared)
    await appendEvent(tx, actor, {
      verb: 'prepare_roll_over',
      subjectKind: 'school_roll_over',
      subjectId: rollOverId,
      schoolId: school.id,
      happenedOn: takesOn,
      facts: { year, classes: lines.length, to: toSchoolId, elsewhere: elsewhere.length },
    })
    return done({ rollOverId })
  })
}
