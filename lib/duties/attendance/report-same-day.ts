import { findAbsence, findSameDayReport, insertSameDayReport } from '#lib/data/absences'
import { meetSameDay } from '#lib/data/attendance-deadlines'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SameDayReport } from '#lib/schemas/attendance/absence'

/**
 * 当天向学校报告（DT-3.4.2，NA-3.5，LX-2.2.1）。迟了照收，由数据库按收到的时刻记迟，永远是迟。
 * 一人一日一份；已报过的给 `changed_meanwhile`。
 */
export async function reportSameDay(
  deps: Deps,
  actor: Official,
  input: SameDayReport,
): Promise<Outcome<{ reportId: string }>> {
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'report_same_day', input }, async () => {
      if (!['teacher', 'officer', 'principal'].includes(actor.role)) return refuse({ code: 'not_allowed' })
      const absence = await findAbsence(tx, actor, input.absenceId)
      if (!absence) return refuse({ code: 'not_found' })
      if (absence.replaced || absence.reason !== 'unexcused') return refuse({ code: 'changed_meanwhile' })
      if (await findSameDayReport(tx, actor, absence.childId, absence.day)) {
        return refuse({ code: 'changed_meanwhile' })
      }
      const reportId = await insertSameDayReport(tx, actor, absence, input.words)
      await meetSameDay(tx, actor, 'same_day_report', absence)
      await appendEvent(tx, actor, {
        verb: 'report_same_day',
        subjectKind: 'same_day_report',
        subjectId: reportId,
        classId: absence.classId,
        schoolId: absence.schoolId,
        happenedOn: absence.day,
        facts: { absence: absence.id },
      })
      return done({ reportId })
    }),
  )
}
