import { findTip, insertFollowUp } from '#lib/data/tips/tips'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { mayConclude } from '#lib/rules/tips/tips'
import type { FollowTipForm } from '#lib/schemas/tips/tip'

/** 登记一次办理与现在的结论（DDK-4.9.1）：另添一行，从前的不改。 */
export function followTip(
  deps: Deps,
  actor: Official,
  input: FollowTipForm,
): Promise<Outcome<{ ordinal: number }>> {
  return actOnce(deps, actor, { verb: 'follow_tip', by: ['bureau'], input }, async ({ tx, today }) => {
    const { tipId, seen, doneOn, outcome } = input
    const tip = await findTip(tx, actor, tipId)
    if (!tip) return refuse({ code: 'not_found' })
    if (tip.followUps.length !== seen) return refuse({ code: 'changed_meanwhile' })
    if (doneOn > today) return refuse({ code: 'future_day', day: doneOn })
    if (doneOn < tip.receivedOn)
      return refuse({ code: 'invalid_input', fields: { doneOn: '不能早于收到举报的日子' } })
    if (!mayConclude(tip.outcome, outcome))
      return refuse({
        code: 'invalid_input',
        fields: { outcome: '已经有结论，不能退回待查。结论有误的选更正后的；有新线索的另登记一件' },
      })
    const ordinal = seen + 1
    await insertFollowUp(tx, actor, { tipId, ordinal, doneOn, done: input.done, outcome })
    await appendEvent(tx, actor, {
      ...{ verb: 'follow_tip', subjectKind: 'tip', subjectId: tipId, happenedOn: doneOn },
      facts: { serial: tip.number, ordinal, outcome },
    })
    return done({ ordinal })
  })
}
