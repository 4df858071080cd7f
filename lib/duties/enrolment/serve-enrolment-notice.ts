import { birthOf, insertNotice, isServed } from '#lib/data/enrolment/due-to-enrol'
import { hasAttachment } from '#lib/data/files/attachments'
import { findPolicy } from '#lib/data/policies'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { eventPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { shouldEnrolOn } from '#lib/rules/enrolment/school-entry'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ServeEnrolmentNoticeForm } from '#lib/schemas/enrolment/serve-notices'

const SERVES = ['officer', 'principal', 'village', 'township', 'township_leader', 'bureau']

/** 入学通知书送达（NA-1.3）：一个孩子一年一次，哪天、怎样送、谁签收。 */
export async function serveEnrolmentNotice(
  deps: Deps,
  actor: Official,
  input: ServeEnrolmentNoticeForm,
): Promise<Outcome<{ readonly childId: string; readonly year: number }>> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'serve_enrolment_notice', input }, async () => {
      if (!SERVES.includes(actor.role)) return refuse({ code: 'not_allowed' })
      const child = await birthOf(tx, actor, input.childId)
      const policy = await findPolicy(tx, actor, today)
      if (!child || !policy) return refuse({ code: 'not_found' })
      if (input.servedOn > today) return refuse({ code: 'future_day', day: input.servedOn })
      const year = Number(shouldEnrolOn(policy.profile.schoolEntry.value, child.birthOn).slice(0, 4))
      if (await isServed(tx, actor, input.childId, year)) return refuse({ code: 'changed_meanwhile' })
      const { submissionKey: _key, proofId, ...row } = input
      const proof = { id: proofId, childId: input.childId, kinds: ['scan', 'photo'] as const }
      if (proofId !== '' && !(await hasAttachment(tx, actor, proof)))
        return refuse({ code: 'invalid_input', fields: { proofId: '没有收到这份送达回证，请重新上传' } })
      const id = await insertNotice(tx, actor, { ...row, year, proofId: proofId || null })
      await appendEvent(tx, actor, {
        verb: 'serve_enrolment_notice',
        subjectKind: 'enrolment_notice',
        subjectId: id,
        ...eventPlace(actor, { caseId: null, classId: child.classId, schoolId: child.schoolId }),
        happenedOn: input.servedOn,
        facts: { year, service: input.service, proof: proofId || null },
      })
      return done({ childId: input.childId, year })
    }),
  )
}
