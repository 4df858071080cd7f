import { findCase } from '#lib/data/cases/find-case'
import { meetDeadlines, openDeadlines } from '#lib/data/deadlines'
import { insertDelivery } from '#lib/data/external-papers'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant, startOfDay } from '#lib/rules/calendar/instant'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { PaperDeliveryForm } from '#lib/schemas/cases/external-paper'
import type { Acted } from './act-on-case.ts'
import { loadCasePolicy } from './case-policy.ts'
import { externalRecipient, externalSubject } from './external-subject.ts'

const MAY = ['officer', 'principal', 'bureau']

/**
 * 登记一次寄送（DDK-4.4.2，C-04）：怎样、哪天、单号、谁办。寄送不改个案状态；
 * 履行寄送义务，并自寄出之日起算催取答复的时限。退回之后可以再寄。
 * 拒绝：不是县外收件单位；寄出日期在将来，或早于签发。
 */
export async function recordDelivery(
  deps: Deps,
  actor: Official,
  input: PaperDeliveryForm,
): Promise<Outcome<Acted>> {
  if (!MAY.includes(actor.role)) return refuse({ code: 'not_allowed' })
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'record_delivery', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      const found = kase ? externalRecipient(kase, input.recipientId) : null
      if (!kase || !found) return refuse({ code: 'not_found' })
      const signedOn = dayOf(found.report.signedAt ?? found.report.draftedAt)
      if (input.sentOn > today || input.sentOn < signedOn)
        return refuse({
          code: 'invalid_input',
          fields: { sentOn: `寄出日期应在签发之日 ${signedOn} 与今天之间` },
        })
      await insertDelivery(tx, actor, { caseId: kase.id, recipientId: input.recipientId }, input)
      const policy = await loadCasePolicy(tx, actor, kase)
      await meetDeadlines(tx, actor, { subjectId: input.recipientId, duties: ['paper_delivery'] })
      const waiting = kase.deadlines.some(
        (one) =>
          one.subjectId === input.recipientId && one.duty === 'external_answer' && one.status === 'running',
      )
      const from = startOfDay(input.sentOn)
      const started = waiting
        ? []
        : dutiesStarted(policy.profile, 'external_paper_delivered', from, policy.calendars)
      await openDeadlines(
        tx,
        actor,
        started.map((duty) => ({
          duty,
          subject: { ...externalSubject(kase, input.recipientId, duty.duty), ownerRole: duty.owner },
        })),
      )
      await appendEvent(tx, actor, {
        verb: 'record_delivery',
        subjectKind: 'report_recipient',
        subjectId: input.recipientId,
        caseId: kase.id,
        classId: kase.classId,
        schoolId: kase.schoolId,
        happenedOn: input.sentOn,
        facts: { means: input.means, tracked: input.trackingNumber !== '', report: found.report.id },
      })
      return done({ caseId: kase.id, state: kase.state, version: kase.version })
    }),
  )
}
