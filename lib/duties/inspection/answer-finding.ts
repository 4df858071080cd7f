import { meetDeadlines } from '#lib/data/deadlines'
import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AnswerFindingForm } from '#lib/schemas/inspection/inspection-forms'
import { actOnFinding } from './act-on-finding.ts'

/** 学校答复整改，附凭据（L6-22）：整改时限到此办结，等督学复查。 */
export function answerFinding(
  deps: Deps,
  actor: Official,
  input: AnswerFindingForm,
): Promise<Outcome<{ findingId: string }>> {
  const { content, evidence, proofId } = input
  const step = { kind: 'answered', content, evidence, proofId, newDueOn: null } as const
  return actOnFinding(deps, actor, input, step, async ({ tx, finding }) => {
    await meetDeadlines(tx, actor, { subjectId: finding.id, duties: ['rectification'] })
  })
}
