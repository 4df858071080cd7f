import type { Tx } from '#lib/data/database'
import { hasFindingFile } from '#lib/data/files/finding-files'
import { type FindingRow, findFinding, insertFindingStep } from '#lib/data/inspection/findings'
import { findPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import {
  type FindingStepKind,
  findingStanding,
  judgeDueDay,
  takeFindingStep,
} from '#lib/rules/inspection/finding-steps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'

const VERB: Readonly<Record<FindingStepKind, string>> = {
  answered: 'answer_finding',
  passed: 'pass_finding',
  failed: 'fail_finding',
  reported: 'report_rectification',
}

type Acting = {
  readonly tx: Tx
  readonly finding: FindingRow
  readonly at: Instant
  /** 本地文件要求整改报告的，期满后几日内。 */
  readonly reportDays: number | null
}

type Step = {
  readonly kind: FindingStepKind
  readonly content: string
  readonly evidence: string
  readonly newDueOn: PlainDate | null
  /** 照片、扫描件；没有的为空串。 */
  readonly proofId: string
}

type Input = { readonly submissionKey: string; readonly findingId: string }

/** 督导意见上的一步：找、问、写、记，同一事务；`settle` 随后了结或另开时限。 */
export function actOnFinding(
  deps: Deps,
  actor: Official,
  input: Input,
  step: Step,
  settle: (acting: Acting) => Promise<void>,
): Promise<Outcome<{ findingId: string }>> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: VERB[step.kind], input }, async () => {
      const finding = await findFinding(tx, actor, input.findingId)
      if (!finding) return refuse({ code: 'not_found' })
      const policy = await findPolicy(tx, actor, dayOf(at))
      const reportDays = policy?.profile.inspections.value.rectificationReportDays ?? null
      const kinds = finding.steps.map(({ kind }) => kind)
      const taken = takeFindingStep(findingStanding(kinds, reportDays !== null), step.kind, actor.role)
      if (!taken.ok) return taken
      const due = step.newDueOn ? judgeDueDay(step.newDueOn, dayOf(at)) : null
      if (due && !due.ok) return due
      const { proofId, ...written } = step
      if (proofId !== '' && !(await hasFindingFile(tx, actor, { id: proofId, findingId: finding.id })))
        return refuse({ code: 'invalid_input', fields: { proofId: '没有收到这张照片，请重新上传' } })
      await insertFindingStep(tx, actor, {
        findingId: finding.id,
        ordinal: finding.steps.length + 1,
        proofId: proofId || null,
        ...written,
      })
      await settle({ tx, finding, at, reportDays })
      await appendEvent(tx, actor, {
        verb: VERB[step.kind],
        subjectKind: 'finding',
        subjectId: finding.id,
        schoolId: finding.schoolId,
        facts: { ordinal: finding.steps.length + 1, dueOn: step.newDueOn, proof: proofId || null },
      })
      return done({ findingId: finding.id })
    }),
  )
}
