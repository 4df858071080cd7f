import { findSchoolInReach } from '#lib/data/rolls/roll-over-ground'
import { carryOutRollOver, findRollOver, type RollOver } from '#lib/data/rolls/roll-overs'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { obstacleText } from '#lib/rules/rolls/roll-over'
import type { ConfirmRollOverForm } from '#lib/schemas/rolls/roll-over-forms'
import { type Draft, draftRollOver } from './draft-roll-over.ts'

/**
 * 校长或县教育局确认升班（LX-2.6.2）：一所学校一个事务，一条事件。备好之后名册变过的不照旧办，请专干重备。
 * 未结个案、在走的时限、休学、送教都跟着孩子走；小学毕业的名单当即交到初中。
 */
export async function confirmRollOver(
  deps: Deps,
  actor: Official,
  input: ConfirmRollOverForm,
): Promise<Outcome<{ readonly rollOverId: string }>> {
  const act = { verb: 'roll_over', by: ['principal', 'bureau'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const prepared = await findRollOver(tx, actor, input.rollOverId)
    const school = prepared && (await findSchoolInReach(tx, actor, prepared.schoolId))
    if (!prepared || !school) return refuse({ code: 'not_found' })
    if (prepared.personId === actor.personId) return refuse({ code: 'own_work', verb: 'roll_over' })
    const newClasses = prepared.classes.filter(({ classId }) => classId === null).length
    const toSchoolId = prepared.classes.find((one) => one.toSchoolId)?.toSchoolId ?? null
    const draft = await draftRollOver(tx, actor, school, { today, newClasses, toSchoolId })
    if (draft.obstacles.length > 0)
      return refuse({ code: 'not_ready', why: draft.obstacles.map(obstacleText) })
    if (draft.past[0]?.id !== prepared.id || !isStill(prepared, draft))
      return refuse({ code: 'not_ready', why: ['备好之后名册变过，请专干重新备一次'] })
    if (!(await carryOutRollOver(tx, actor, prepared.id))) return refuse({ code: 'changed_meanwhile' })
    await appendEvent(tx, actor, {
      verb: 'roll_over',
      subjectKind: 'school_roll_over',
      subjectId: prepared.id,
      schoolId: school.id,
      happenedOn: prepared.takesOn,
      facts: { year: prepared.year, promoted: prepared.promoted, leavers: prepared.leavers, to: toSchoolId },
    })
    return done({ rollOverId: prepared.id })
  })
}

/** 备好时的每个班、每班的人数、自哪天起，与此刻推算的一致。 */
function isStill(prepared: RollOver, draft: Draft): boolean {
  const now = draft.lines.flatMap((line) =>
    line.kind === 'entrants' ? [] : [`${line.from.classId} ${line.from.pupils} ${line.kind === 'promoted'}`],
  )
  const then = prepared.classes.flatMap(({ classId, pupils, newClassId }) =>
    classId ? [`${classId} ${pupils} ${newClassId !== null}`] : [],
  )
  return prepared.takesOn === draft.takesOn && now.toSorted().join() === then.toSorted().join()
}
