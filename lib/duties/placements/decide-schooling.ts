import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { meetDeadlines, openDeadlines } from '#lib/data/deadlines'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { setChildStatus } from '#lib/data/placements/placements'
import {
  findSchoolingProposal,
  insertSchoolingDecision,
  type SchoolingProposal,
} from '#lib/data/placements/schooling-proposals'
import { endSchooling, insertSchooling, listSchoolings } from '#lib/data/placements/schoolings'
import { getPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { SCHOOLINGS } from '#lib/rules/placements/schooling'
import { schoolingReview } from '#lib/rules/placements/schooling-term'
import type { SchoolingDecisionForm } from '#lib/schemas/placements/schooling'
import { faultOf } from './propose-schooling.ts'

/**
 * 县教育局定一个残疾儿童怎样就学（L5-17 统筹安排；L5-20 评估结果只供安排用）：同意即登记，原来的登记随之了结，
 * 到期前重新评估的时限同时起算。进特殊教育学校的算在校；丧失学习能力的不是免学，就学状态不动。
 */
export async function decideSchooling(
  deps: Deps,
  actor: Official,
  input: SchoolingDecisionForm,
): Promise<Outcome<{ readonly proposalId: string }>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'approve_schooling', input }, async () => {
      if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
      const proposal = await findSchoolingProposal(tx, actor, input.proposalId)
      if (!proposal) return refuse({ code: 'not_found' })
      if (proposal.decision) return refuse({ code: 'changed_meanwhile' })
      if (proposal.personId === actor.personId) return refuse({ code: 'own_work', verb: 'approve_schooling' })
      const agreed = input.decision === 'agree'
      if (agreed) {
        const child = await findChildForPlacement(tx, actor, proposal.childId)
        if (!child) return refuse({ code: 'not_found' })
        // 提出之后情形变了的（又立了案、送教中断），不能照旧同意。
        const wrong = await faultOf(tx, actor, child, proposal, dayOf(at))
        if (wrong) return wrong
      }
      const { decision, words } = input
      await insertSchoolingDecision(tx, actor, { proposalId: proposal.id, decision, words })
      const schoolingId = agreed ? await register(tx, actor, proposal, at) : null
      await appendEvent(tx, actor, {
        verb: agreed ? 'approve_schooling' : 'refuse_schooling',
        subjectKind: 'placement',
        subjectId: proposal.id,
        classId: proposal.child.classId,
        schoolId: proposal.child.schoolId,
        facts: {
          schooling: proposal.schooling,
          decision,
          untilOn: proposal.untilOn,
          registration: schoolingId,
        },
      })
      return done({ proposalId: proposal.id })
    }),
  )
}

/** 登记新的、了结旧的、起算重新评估的时限，给出登记的 id。 */
async function register(tx: Tx, actor: Official, proposal: SchoolingProposal, at: Instant): Promise<string> {
  const { childId, child } = proposal
  for (const { id } of await listSchoolings(tx, actor, { childId, standing: true })) {
    await endSchooling(tx, actor, { schoolingId: id, endedOn: dayOf(at), why: 'replaced' })
    await meetDeadlines(tx, actor, { subjectId: id, duties: ['schooling_review'] })
  }
  const id = await insertSchooling(tx, actor, proposal)
  if (SCHOOLINGS[proposal.schooling].at === 'special_school')
    await setChildStatus(tx, actor, childId, 'enrolled')
  const policy = await getPolicy(tx, actor, dayOf(at))
  const { schoolId, classId } = child
  const calendars = await loadCalendars(tx, actor, schoolId ? { schoolId } : {})
  const [bureau] = actor.unitIds
  if (!bureau) throw new Error('an official of no unit decides')
  await openDeadlines(tx, actor, [
    {
      duty: schoolingReview(policy.profile, at, proposal.untilOn, calendars),
      subject: {
        subjectId: id,
        childId,
        classId,
        schoolId,
        ownerUnitId: schoolId ?? bureau,
        ownerRole: schoolId ? 'officer' : 'bureau',
        policyVersionId: policy.versionId,
      },
    },
  ])
  return id
}
