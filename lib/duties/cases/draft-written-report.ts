import { findCase } from '#lib/data/cases/find-case'
import { saveDraft } from '#lib/data/reports'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { WrittenReportForm } from '#lib/schemas/cases/written-report'
import type { Acted } from './act-on-case.ts'
import { loadCasePolicy } from './case-policy.ts'
import { reportBody } from './report-body.ts'

/**
 * 学校起草书面报告（附件5）：存一份草稿，等校长签发。草稿不编号、不送达、不停任何时限，个案的版本也不动。
 */
export async function draftWrittenReport(
  deps: Deps,
  actor: Official,
  input: WrittenReportForm,
): Promise<Outcome<Acted>> {
  if (actor.role !== 'officer' && actor.role !== 'principal') return refuse({ code: 'not_allowed' })
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'draft_written_report', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      if (!kase) return refuse({ code: 'not_found' })
      if (kase.version !== input.version) return refuse({ code: 'changed_meanwhile' })
      const moved = kase.reports.some((one) => one.draftedByClock && one.signedAt === null)
      if (kase.state !== 'alert' && kase.state !== 'persuading' && !moved)
        return refuse({ code: 'step_not_open', verb: 'report_to_township', state: kase.state })
      const policy = await loadCasePolicy(tx, actor, kase)
      const reportId = await saveDraft(tx, actor, kase, reportBody(kase, policy, input))
      await appendEvent(tx, actor, {
        verb: 'draft_written_report',
        subjectKind: 'written_report',
        subjectId: reportId,
        caseId: kase.id,
        classId: kase.classId,
        schoolId: kase.schoolId,
        facts: { version: kase.version },
      })
      return done({ caseId: kase.id, state: kase.state, version: kase.version })
    }),
  )
}
