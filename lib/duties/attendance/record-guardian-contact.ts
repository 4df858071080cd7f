import { findAbsence, findOpenCaseId, insertContact } from '#lib/data/absences'
import { meetSameDay } from '#lib/data/attendance-deadlines'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { GuardianContact } from '#lib/schemas/attendance/absence'

/**
 * 向家长（监护人）了解情况（DT-3.4.2，NA-2.5，NA-3.6，L4-34）。家长说是请假、生病的，
 * 不因一句话改记：要有假条（record-leave），才不算无故。
 */
export async function recordGuardianContact(
  deps: Deps,
  actor: Official,
  input: GuardianContact,
): Promise<Outcome<{ contactId: string }>> {
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'record_guardian_contact', input }, async () => {
      if (!['teacher', 'officer', 'principal'].includes(actor.role)) return refuse({ code: 'not_allowed' })
      const absence = await findAbsence(tx, actor, input.absenceId)
      if (!absence) return refuse({ code: 'not_found' })
      if (absence.replaced || absence.reason !== 'unexcused') return refuse({ code: 'changed_meanwhile' })
      const { means, result, note } = input
      const caseId = await findOpenCaseId(tx, actor, absence.childId)
      const contactId = await insertContact(tx, actor, absence, { means, result, note, caseId })
      await meetSameDay(tx, actor, 'guardian_contact', absence)
      await appendEvent(tx, actor, {
        verb: 'record_guardian_contact',
        subjectKind: 'guardian_contact',
        subjectId: contactId,
        caseId,
        classId: absence.classId,
        schoolId: absence.schoolId,
        happenedOn: absence.day,
        facts: { absence: absence.id, means, result },
      })
      return done({ contactId })
    }),
  )
}
