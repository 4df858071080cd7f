import { insertTipLine } from '#lib/data/tips/tip-line'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { TipLineForm } from '#lib/schemas/tips/tip'

/** 公布举报电话（DDK-4.9.1）：号码由县教育局自己登记，印在公开数字上，各岗位的手册里也有。 */
export function setTipLine(
  deps: Deps,
  actor: Official,
  input: TipLineForm,
): Promise<Outcome<{ lineId: string }>> {
  return actOnce(deps, actor, { verb: 'set_tip_line', by: ['bureau'], input }, async ({ tx }) => {
    const lineId = await insertTipLine(tx, actor, { phone: input.phone, hours: input.hours })
    await appendEvent(tx, actor, {
      ...{ verb: 'set_tip_line', subjectKind: 'tip_line', subjectId: lineId, facts: {} },
    })
    return done({ lineId })
  })
}
