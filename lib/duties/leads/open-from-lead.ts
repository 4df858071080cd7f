import { findLead } from '#lib/data/leads/leads'
import { findPolicy } from '#lib/data/policies'
import { bureauReach } from '#lib/data/reach'
import { openTruancy } from '#lib/duties/cases/open-truancy'
import { relapse } from '#lib/duties/cases/relapse'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { LEAD_NOTE, leadClause } from '#lib/rules/leads/leads'
import type { Clockwork } from '#lib/rules/people/actor'

/**
 * 线索核实属实的立疑似辍学的案（后台；DT-3.3.1，L1-13）：自核实没有上学的那天起，不看点名怎样记；
 * 学校今天才知道，劝返、报告自今天数起。返校观察中的，同一件案记作复辍；已经在追的不再立。给出是否由此次办成。
 */
export function openFromLead(deps: Deps, clock: Clockwork, leadId: string): Promise<boolean> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(clock, async (tx) => {
    const lead = await findLead(tx, clock, leadId)
    const policy = await findPolicy(tx, clock, dayOf(at))
    if (lead?.check?.outcome !== 'not_attending' || !policy) return false
    const { childId, check } = lead
    const open = await tx.dropoutCase.findFirst({
      where: { AND: [bureauReach(clock), { childId, closedAt: null }] },
      select: { id: true },
    })
    const note = `${LEAD_NOTE}：${lead.noticedOn} 起看见没有上学，${check.checkedOn} 核实属实`
    if (open) return relapse(tx, clock, open.id, { day: check.checkedOn, at, note })
    const caseId = await openTruancy({ tx, clock, policy, at }, childId, {
      clause: leadClause(policy.profile),
      sinceOn: check.checkedOn,
      metDays: [check.checkedOn],
      note,
      countedFrom: dayOf(at),
    })
    return caseId !== null
  })
}
