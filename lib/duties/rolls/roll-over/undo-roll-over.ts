import { findRollOver, takeBackRollOver } from '#lib/data/rolls/roll-overs'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { BUILT_ON } from '#lib/rules/rolls/roll-over'
import type { UndoRollOverForm } from '#lib/schemas/rolls/roll-over-forms'

/** 撤销升班：没有人在上面接着办事之前，整校退回原班；办了的说明是哪一件。 */
export async function undoRollOver(
  deps: Deps,
  actor: Official,
  input: UndoRollOverForm,
): Promise<Outcome<{ readonly rollOverId: string }>> {
  const act = { verb: 'undo_roll_over', by: ['principal', 'bureau'] as const, input }
  return actOnce(deps, actor, act, async ({ tx }) => {
    const carried = await findRollOver(tx, actor, input.rollOverId)
    if (!carried) return refuse({ code: 'not_found' })
    const built = await takeBackRollOver(tx, actor, carried.id, input.why)
    if (built) return refuse({ code: 'not_ready', why: [`${BUILT_ON[built] ?? built}，不能再撤销`] })
    await appendEvent(tx, actor, {
      verb: 'undo_roll_over',
      subjectKind: 'school_roll_over',
      subjectId: carried.id,
      schoolId: carried.schoolId,
      facts: { year: carried.year },
    })
    return done({ rollOverId: carried.id })
  })
}
