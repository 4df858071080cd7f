import { insertReceipt } from '#lib/data/reports'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { BareForm } from '#lib/schemas/cases/reason'
import { type Acted, actOnCase } from './act-on-case.ts'
import { awaitingReceipt } from './awaiting-receipt.ts'

/** 乡镇签收书面报告（DT-3.4.3，附件5，NA-3.8）：入户劝返时限自此起算。 */
export async function receiveReport(deps: Deps, actor: Official, input: BareForm): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'receive_report', input, async ({ tx, kase, enteringFor }) => {
    const waiting = awaitingReceipt(kase, actor, enteringFor)
    if (!waiting) return refuse({ code: 'not_on_ledger' })
    return done({
      move: { facts: { report: waiting.report.id } },
      write: () => insertReceipt(tx, actor, waiting.recipient.id, { decision: 'received', reason: null }),
    })
  })
}
