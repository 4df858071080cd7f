import { findCase } from '#lib/data/cases/find-case'
import { insertReceipt } from '#lib/data/reports'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { BareForm } from '#lib/schemas/cases/reason'
import type { Acted } from './act-on-case.ts'
import { awaitingNote } from './awaiting-receipt.ts'

/** 县教育局知悉抄送的书面报告（L2-28）：不是签收，不动状态，不停任何时限；只说明看到了。 */
export async function acknowledgeReport(
  deps: Deps,
  actor: Official,
  input: BareForm,
): Promise<Outcome<Acted>> {
  if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'acknowledge_report', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      if (!kase) return refuse({ code: 'not_found' })
      const waiting = awaitingNote(kase)
      if (!waiting) return refuse({ code: 'not_on_ledger' })
      await insertReceipt(tx, actor, waiting.recipient.id, { decision: 'noted', reason: null })
      await appendEvent(tx, actor, {
        verb: 'acknowledge_report',
        subjectKind: 'written_report',
        subjectId: waiting.report.id,
        caseId: kase.id,
        classId: kase.classId,
        schoolId: kase.schoolId,
        facts: { serial: waiting.report.serial, year: waiting.report.year },
      })
      return done({ caseId: kase.id, state: kase.state, version: kase.version })
    }),
  )
}
