import { meetDeadlines } from '#lib/data/deadlines'
import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AnswerFindingForm } from '#lib/schemas/inspection/inspection-forms'
import { actOnFinding } from './act-on-finding.ts'

/** 整改结束后的整改报告，在本地文件所定的日数之内。 */
export function reportRectification(
  deps: Deps,
  actor: Official,
  input: AnswerFindingForm,
): Promise<Outcome<{ findingId: string }>> {
  const { content, evidence, proofId } = input
  const step = { kind: 'reported', content, evidence, proofId, newDueOn: null } as const
  return actOnFinding(deps, actor, input, step, async ({ tx, finding }) => {
    await meetDeadlines(tx, actor, { subjectId: finding.id, duties: ['rectification_report'] })
  })
}
