import { insertReceipt } from '#lib/data/reports'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ReasonForm } from '#lib/schemas/cases/reason'
import { type Acted, actOnCase } from './act-on-case.ts'
import { awaitingReceipt } from './awaiting-receipt.ts'

/** 乡镇退回书面报告并说明（F19）：个案回到学校，另起一个书面报告时限。理由必填。 */
export async function sendBackReport(
  deps: Deps,
  actor: Official,
  input: ReasonForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'send_back_report', input, async ({ tx, kase, enteringFor }) => {
    const waiting = awaitingReceipt(kase, actor, enteringFor)
    if (!waiting) return refuse({ code: 'not_on_ledger' })
    return done({
      given: { reason: input.reason },
      move: { note: input.reason, facts: { report: waiting.report.id } },
      write: () =>
        insertReceipt(tx, actor, waiting.recipient.id, { decision: 'sent_back', reason: input.reason }),
    })
  })
}
