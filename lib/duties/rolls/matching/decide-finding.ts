import { newId } from '#lib/data/ids'
import { findFinding } from '#lib/data/rolls/matching/findings'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { isFindingKind } from '#lib/rules/rolls/matching/compare-lists'
import { decisionsFor } from '#lib/rules/rolls/matching/decisions'
import type { DecideFinding } from '#lib/schemas/rolls/matching-forms'

/** 人定一处比对结果，写明理由（F45）。定为立案的，后台随即立案；已立的不能改。 */
export async function decideFinding(
  deps: Deps,
  actor: Official,
  input: DecideFinding,
): Promise<Outcome<{ findingId: string }>> {
  if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  const { findingId, decision, reason, submissionKey } = input
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: submissionKey, verb: 'decide_finding', input }, async () => {
      const finding = await findFinding(tx, actor, findingId)
      if (!finding || !isFindingKind(finding.kind)) return refuse({ code: 'not_found' })
      if (finding.caseId !== null) return refuse({ code: 'changed_meanwhile' })
      if (!decisionsFor(finding.kind).includes(decision)) return refuse({ code: 'not_on_ledger' })
      await tx.matchDecision.createMany({
        data: {
          tenantId: actor.tenantId,
          id: newId(),
          findingId,
          decision,
          reason,
          personId: actor.personId,
          appointmentId: actor.appointmentId,
          recordedAt: new Date(),
        },
      })
      await appendEvent(tx, actor, {
        verb: 'decide_finding',
        subjectKind: 'match_finding',
        subjectId: findingId,
        facts: { kind: finding.kind, rule: finding.rule, decision },
      })
      return done({ findingId })
    }),
  )
}
