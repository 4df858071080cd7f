import { hasAttachment } from '#lib/data/files/attachments'
import { insertApplication, insertOpinion, listApplications } from '#lib/data/placements/applications'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { listStandingPlacements } from '#lib/data/placements/placements'
import { getPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { eventPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { isDueBy } from '#lib/rules/enrolment/school-entry'
import { done, type Outcome, type Refusal, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { stageOf } from '#lib/rules/placements/application'
import { GROUNDS } from '#lib/rules/placements/grounds'
import { type Placement, placementTerm, placementTermText } from '#lib/rules/placements/placement-terms'
import type { PlacementApplicationForm } from '#lib/schemas/placements/application'
import { approvalRuleOf, askedStages, standingOf } from './standing-of.ts'

const MAY_ENTER = ['officer', 'principal', 'village', 'township', 'township_leader']

export type Applied = { readonly applicationId: string; readonly caseId: string | null }

/**
 * 代监护人录入申请（附件6；L1-11，DT-3.1.5）：只认身体状况，须有医院或残疾证明，期限不超过档案所定。
 * 录入人若是村、学校，本单位的意见一并写下。一个儿童同时只有一份在办。
 */
export async function applyForPlacement(
  deps: Deps,
  actor: Official,
  input: PlacementApplicationForm,
): Promise<Outcome<Applied>> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'apply_for_placement', input }, async () => {
      if (!MAY_ENTER.includes(actor.role)) return refuse({ code: 'not_allowed' })
      if (!GROUNDS[input.ground].lawful) return refuse({ code: 'not_a_ground', ground: input.ground })
      const child = await findChildForPlacement(tx, actor, input.childId)
      if (!child) return refuse({ code: 'not_found' })
      const kase = child.dropoutCases[0] ?? null
      const policy = await getPolicy(tx, actor, today)
      const wrong = notFor(input.kind, {
        inClass: child.classId !== null,
        // 有案的早已到了年龄；没有案的，到了年龄或下一个秋季应入学的才办。
        due: kase !== null || isDueBy(policy.profile.schoolEntry.value, child.birthOn, today),
        placed: child.township !== null,
      })
      if (wrong) return refuse({ code: 'not_for_this_child', why: wrong })
      const rule = await approvalRuleOf(tx, actor, kase?.policyVersionId ?? null, today)
      const term = placementTerm(rule, input.fromOn, input.untilOn, today)
      if (!term.ok) return invalid('untilOn', placementTermText(term.fault, rule))
      const proof = {
        id: input.proofId,
        childId: child.id,
        kinds: ['medical_proof', 'disability_proof'] as const,
      }
      if (!(await hasAttachment(tx, actor, proof))) return invalid('proofId', '请先上传医院证明或残疾证明')
      const earlier = await listApplications(tx, actor, child.id)
      const pending = earlier.some((one) => ['collecting', 'deciding'].includes(standingOf(one, rule)))
      if (pending) return refuse({ code: 'already_applied' })
      const [standing] = await listStandingPlacements(tx, actor, { childId: child.id, kind: input.kind })
      const { submissionKey: _key, ground: _ground, words, ...paper } = input
      const applicationId = await insertApplication(tx, actor, {
        ...paper,
        caseId: kase?.id ?? null,
        round: (earlier[0]?.round ?? 0) + 1,
        renewsId: standing?.id ?? null,
      })
      const stage = stageOf(actor.role)
      if (stage !== null && askedStages({ child, caseId: kase?.id ?? null }).includes(stage))
        await insertOpinion(tx, actor, { applicationId, stage, decision: 'agree', words })
      await appendEvent(tx, actor, {
        verb: 'apply_for_placement',
        subjectKind: 'placement',
        subjectId: applicationId,
        ...eventPlace(actor, { caseId: kase?.id ?? null, classId: child.classId, schoolId: child.schoolId }),
        facts: {
          kind: input.kind,
          fromOn: input.fromOn,
          untilOn: input.untilOn,
          proof: input.proofId,
          renews: standing?.id ?? null,
        },
      })
      return done({ applicationId, caseId: kase?.id ?? null })
    }),
  )
}

/** 哪种情形不能办哪一项；可以办是 null。 */
function notFor(
  kind: Placement,
  child: { readonly inClass: boolean; readonly due: boolean; readonly placed: boolean },
): string | null {
  if (kind === 'study_leave') return child.inClass ? null : 'leave_not_in_class'
  if (child.inClass) return kind === 'deferral' ? 'deferral_in_class' : null
  if (!child.placed) return 'nowhere_to_place'
  return child.due ? null : 'not_due_yet'
}

function invalid(field: string, message: string): { readonly ok: false; readonly refusal: Refusal } {
  return refuse({ code: 'invalid_input', fields: { [field]: message } })
}
