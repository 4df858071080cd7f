import { findReportToReceive, insertReceipt } from '#lib/data/absences'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SameDayReceipt } from '#lib/schemas/attendance/absence'

/** 学校收悉教师的当天报告（DT-3.4.2，NA-3.5）：专干或校长，一份只收一次。 */
export async function receiveSameDayReport(
  deps: Deps,
  actor: Official,
  input: SameDayReceipt,
): Promise<Outcome<{ reportId: string }>> {
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'receive_same_day_report', input }, async () => {
      if (actor.role !== 'officer' && actor.role !== 'principal') return refuse({ code: 'not_allowed' })
      const report = await findReportToReceive(tx, actor, input.reportId)
      if (!report) return refuse({ code: 'not_found' })
      if (report.received) return refuse({ code: 'changed_meanwhile' })
      await insertReceipt(tx, actor, report)
      await appendEvent(tx, actor, {
        verb: 'receive_same_day_report',
        subjectKind: 'same_day_report',
        subjectId: report.id,
        classId: report.classId,
        schoolId: report.schoolId,
        happenedOn: report.day,
        facts: {},
      })
      return done({ reportId: report.id })
    }),
  )
}
