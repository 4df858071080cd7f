import { loadCalendars } from '#lib/data/calendars'
import { openDeadlines } from '#lib/data/deadlines'
import { hasStandingLead, insertLead } from '#lib/data/leads/leads'
import { getPolicy } from '#lib/data/policies'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { WATCHED } from '#lib/rules/cases/case-states'
import { LEAD_TELLERS, leadTerm } from '#lib/rules/leads/leads'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { LeadForm } from '#lib/schemas/leads/lead'

/**
 * 村里、乡镇看见在册的孩子没有上学（DT-3.3.1，L1-13）：反馈乡镇与县教育局，乡镇核实的时限随即起算。
 * 点名的学校看不到有没有反馈。拒绝：不在班里的、有案在追的、已有一条等着核实的、日子在将来。
 */
export function reportLead(
  deps: Deps,
  actor: Official,
  input: LeadForm,
): Promise<Outcome<{ readonly leadId: string }>> {
  return actOnce(deps, actor, { verb: 'report_lead', by: LEAD_TELLERS, input }, async ({ tx, at, today }) => {
    const { childId, noticedOn, whereabouts, said } = input
    const child = await findChildToTransfer(tx, actor, childId)
    if (!child) return refuse({ code: 'not_found' })
    if (noticedOn > today) return refuse({ code: 'future_day', day: noticedOn })
    const not = (why: string) => refuse({ code: 'not_for_this_child' as const, why })
    if (!child.classId) return not('lead_not_in_class')
    // 返校观察中的照样收：核实属实就是复辍。
    if (child.dropoutCases.some(({ state }) => !WATCHED.some((one) => one === state)))
      return not('lead_open_case')
    if (!child.townshipId) return not('lead_no_township')
    if (await hasStandingLead(tx, actor, childId)) return not('lead_standing')
    const { villageId, townshipId } = child
    const place = { childId, villageId, townshipId }
    const leadId = await insertLead(tx, actor, { ...place, noticedOn, whereabouts, said })
    const policy = await getPolicy(tx, actor, today)
    const term = leadTerm(policy.profile, at, await loadCalendars(tx, actor))
    await openDeadlines(tx, actor, [
      {
        duty: term,
        subject: {
          ...{ subjectId: leadId, childId, ownerUnitId: townshipId, ownerRole: term.owner },
          policyVersionId: policy.versionId,
        },
      },
    ])
    await appendEvent(tx, actor, {
      ...{ verb: 'report_lead', subjectKind: 'child', subjectId: childId, happenedOn: noticedOn },
      facts: { lead: leadId },
    })
    return done({ leadId })
  })
}
