import { findCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import { type Application, findApplication, insertOpinion } from '#lib/data/placements/applications'
import { endPlacement, insertPlacement, listStandingPlacements } from '#lib/data/placements/placements'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { eventPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import {
  type ApplicationStanding,
  decidingStages,
  OPINION_STAGES,
  stageOf,
} from '#lib/rules/placements/application'
import type { PlacementOpinionForm } from '#lib/schemas/placements/application'
import { openPlacedCase } from './open-placed-case.ts'
import { placeCase } from './place-case.ts'
import { approvalRuleOf, askedStages, standingOf } from './standing-of.ts'

const VERB_OF: Readonly<Record<ApplicationStanding, string>> = {
  collecting: 'write_opinion',
  deciding: 'write_opinion',
  approved: 'approve_placement',
  refused: 'refuse_placement',
}

/**
 * 一个孩子同时只有一种：同一种的续批，假条照旧接着；换了种类的，原来的到新的开始前一日为止（已经开始的到今天），
 * 不然先到期的那一种会把孩子改回在校，旧的假条会在新的中断之后还替孩子请着假。
 */
async function endEarlier(tx: Tx, actor: Official, { childId, kind, fromOn }: Application, today: PlainDate) {
  const before = addDays(fromOn, -1)
  const until = before > today ? before : today
  for (const one of await listStandingPlacements(tx, actor, { childId })) {
    const renewed = one.kind === kind
    await endPlacement(tx, actor, {
      placementId: one.id,
      why: renewed ? 'renewed' : 'replaced',
      endedOn: renewed ? today : until,
    })
  }
}

export type OpinionWritten = { readonly applicationId: string; readonly standing: ApplicationStanding }

/**
 * 在申请上写一栏意见（附件6；L1-11，L1-13）：村、学校提意见，乡镇政府、县教育局批准。
 * 村、校的意见未齐不批；录入人不批自己录的；批准即写批件、限期销号。不予批准的，个案照旧往下办。
 */
export async function writeOpinion(
  deps: Deps,
  actor: Official,
  input: PlacementOpinionForm,
): Promise<Outcome<OpinionWritten>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'write_opinion', input }, async () => {
      const stage = stageOf(actor.role)
      if (!stage) return refuse({ code: 'not_allowed' })
      const application = await findApplication(tx, actor, input.applicationId)
      if (!application) return refuse({ code: 'not_found' })
      const kase = application.caseId ? await findCase(tx, actor, application.caseId) : null
      const rule = await approvalRuleOf(tx, actor, kase?.policyVersionId ?? null, dayOf(at))
      const before = standingOf(application, rule)
      if (before === 'approved' || before === 'refused') return refuse({ code: 'changed_meanwhile' })
      if (application.opinions.some((one) => one.stage === stage))
        return refuse({ code: 'changed_meanwhile' })
      if (OPINION_STAGES[stage].decides) {
        if (!decidingStages(rule).some((one) => one === stage)) return refuse({ code: 'not_allowed' })
        if (application.personId === actor.personId)
          return refuse({ code: 'own_work', verb: 'write_opinion' })
        if (before === 'collecting') {
          const given = application.opinions.map((one) => one.stage)
          const stages = askedStages(application).filter((one) => !given.includes(one))
          return refuse({ code: 'opinions_missing', stages })
        }
      } else if (!askedStages(application).includes(stage)) return refuse({ code: 'not_allowed' })
      const added = { stage, decision: input.decision, words: input.words, by: '', at }
      const standing = standingOf({ ...application, opinions: [...application.opinions, added] }, rule)
      // 先动个案：步骤表不许的，什么也没有写。
      if (standing === 'approved' && application.caseId) {
        if (!kase) return refuse({ code: 'not_found' })
        const placed = await placeCase(tx, actor, kase, application, at)
        if (!placed.ok) return placed
      }
      const { decision, words } = input
      // 没有编班、也没有案的（开学之前申请的）：批准之前先立案，批件才有案可挂。
      const opens =
        standing === 'approved' && application.caseId === null && application.child.classId === null
      const opened = opens ? await openPlacedCase(tx, actor, application, at) : null
      if (opened && !opened.ok) return opened
      await insertOpinion(tx, actor, { applicationId: application.id, stage, decision, words })
      await appendEvent(tx, actor, {
        verb: VERB_OF[standing],
        subjectKind: 'placement',
        subjectId: application.id,
        ...eventPlace(actor, { ...application.child, caseId: application.caseId }),
        facts: { kind: application.kind, stage, decision, untilOn: application.untilOn },
      })
      if (standing === 'approved') {
        await endEarlier(tx, actor, application, dayOf(at))
        await insertPlacement(tx, actor, opened ? { ...application, ...opened.value } : application)
      }
      return done({ applicationId: application.id, standing })
    }),
  )
}
