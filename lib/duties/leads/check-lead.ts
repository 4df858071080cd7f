import { meetDeadlines } from '#lib/data/deadlines'
import { findLead, insertLeadCheck } from '#lib/data/leads/leads'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { LEAD_CHECKERS } from '#lib/rules/leads/leads'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { LeadCheckForm } from '#lib/schemas/leads/lead'

/**
 * 乡镇（或县教育局）核实一条线索（DT-3.3.1，L1-13）：写明怎样核实的与结果；属实的由后台随即立疑似辍学的案，不看点名怎样记。
 * 拒绝：已经核实过的，核实的日子在将来或早于看见的那天。
 */
export function checkLead(
  deps: Deps,
  actor: Official,
  input: LeadCheckForm,
): Promise<Outcome<{ readonly leadId: string }>> {
  return actOnce(deps, actor, { verb: 'check_lead', by: LEAD_CHECKERS, input }, async ({ tx, today }) => {
    const { leadId, outcome, checkedOn, done: told } = input
    const lead = await findLead(tx, actor, leadId)
    if (!lead) return refuse({ code: 'not_found' })
    if (lead.check) return refuse({ code: 'changed_meanwhile' })
    if (checkedOn > today) return refuse({ code: 'future_day', day: checkedOn })
    if (checkedOn < lead.noticedOn)
      return refuse({
        code: 'invalid_input',
        fields: { checkedOn: `核实不能早于看见的 ${lead.noticedOn}` },
      })
    await insertLeadCheck(tx, actor, { leadId, outcome, checkedOn, done: told })
    await meetDeadlines(tx, actor, { subjectId: leadId, duties: ['lead_check'] })
    await appendEvent(tx, actor, {
      ...{ verb: 'check_lead', subjectKind: 'child', subjectId: lead.childId, happenedOn: checkedOn },
      facts: { lead: leadId, outcome },
    })
    return done({ leadId })
  })
}
