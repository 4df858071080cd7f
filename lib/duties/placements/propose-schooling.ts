import type { Tx } from '#lib/data/database'
import { meetDeadlines } from '#lib/data/deadlines'
import { hasAttachment } from '#lib/data/files/attachments'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { listStandingPlacements } from '#lib/data/placements/placements'
import { insertSchoolingProposal, listSchoolingProposals } from '#lib/data/placements/schooling-proposals'
import { listSchoolings } from '#lib/data/placements/schoolings'
import { getPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { eventPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { schoolingFault } from '#lib/rules/placements/schooling'
import { schoolingTermFault } from '#lib/rules/placements/schooling-term'
import type { SchoolingProposalForm } from '#lib/schemas/placements/schooling'

/** 学校、乡镇提出；县教育局只决定，不提出。 */
export const MAY_PROPOSE_SCHOOLING: readonly Role[] = ['officer', 'principal', 'township', 'township_leader']

/**
 * 提出一个残疾儿童怎样就学（LX-2.6.5，L5-17）：五种严格分开，须有残疾证明或评估意见，起止不超过档案所定。
 * 到期前重新提出的，重新评估的义务就此办结。一个儿童同时只有一份在等决定。
 */
export async function proposeSchooling(
  deps: Deps,
  actor: Official,
  input: SchoolingProposalForm,
): Promise<Outcome<{ readonly proposalId: string }>> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'propose_schooling', input }, async () => {
      if (!MAY_PROPOSE_SCHOOLING.includes(actor.role)) return refuse({ code: 'not_allowed' })
      const child = await findChildForPlacement(tx, actor, input.childId)
      if (!child) return refuse({ code: 'not_found' })
      const earlier = await listSchoolingProposals(tx, actor, { childId: child.id })
      if (earlier.some(({ decision }) => decision === null)) return refuse({ code: 'already_applied' })
      const wrong = await faultOf(tx, actor, child, input, today)
      if (wrong) return wrong
      const proof = {
        id: input.proofId,
        childId: child.id,
        kinds: ['medical_proof', 'disability_proof'] as const,
      }
      if (!(await hasAttachment(tx, actor, proof)))
        return refuse({ code: 'invalid_input', fields: { proofId: '请先上传残疾证明或评估意见' } })
      const last = (await listSchoolings(tx, actor, { childId: child.id })).at(-1) ?? null
      const { submissionKey: _key, level, ...paper } = input
      const proposalId = await insertSchoolingProposal(tx, actor, {
        ...paper,
        place: input.schooling === 'special_school' ? input.place : '',
        level: level === 'none' ? null : Number(level),
        round: (earlier[0]?.round ?? 0) + 1,
        renewsId: last?.id ?? null,
      })
      if (last) await meetDeadlines(tx, actor, { subjectId: last.id, duties: ['schooling_review'] })
      await appendEvent(tx, actor, {
        verb: 'propose_schooling',
        subjectKind: 'placement',
        subjectId: proposalId,
        ...eventPlace(actor, { caseId: null, classId: child.classId, schoolId: child.schoolId }),
        facts: {
          schooling: input.schooling,
          fromOn: input.fromOn,
          untilOn: input.untilOn,
          proof: input.proofId,
          renews: last?.id ?? null,
        },
      })
      return done({ proposalId })
    }),
  )
}

/** 这个孩子现在登记得了这一种、这一段吗；提出时、决定时各看一遍。登记得了是 null。 */
export async function faultOf(
  tx: Tx,
  actor: Official,
  child: {
    readonly id: string
    readonly classId: string | null
    readonly dropoutCases: readonly { readonly id: string }[]
  },
  asked: Pick<SchoolingProposalForm, 'schooling' | 'fromOn' | 'untilOn'>,
  today: ReturnType<typeof dayOf>,
) {
  const policy = await getPolicy(tx, actor, today)
  const taught = await listStandingPlacements(tx, actor, { childId: child.id, kind: 'home_teaching' })
  const homeTeaching = asked.schooling === 'home_teaching' ? (taught[0] ?? null) : null
  const why = schoolingFault(asked.schooling, {
    inClass: child.classId !== null,
    hasOpenCase: child.dropoutCases.length > 0,
    homeTeaching,
  })
  if (why) return refuse({ code: 'not_for_this_child', why })
  const rule = policy.profile.disabilitySchooling.value
  const term = schoolingTermFault(rule, asked, today, homeTeaching)
  return term ? refuse({ code: 'invalid_input', fields: { untilOn: term } }) : null
}
