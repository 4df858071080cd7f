import { findCase } from '#lib/data/cases/find-case'
import { meetDeadlines, openDeadlines } from '#lib/data/deadlines'
import { insertAnswer } from '#lib/data/external-papers'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { PaperAnswerForm } from '#lib/schemas/cases/external-paper'
import type { Acted } from './act-on-case.ts'
import { loadCasePolicy } from './case-policy.ts'
import { externalRecipient, externalSubject } from './external-subject.ts'

const MAY = ['officer', 'principal', 'bureau']

/**
 * 登记县外的答复（DDK-4.4.2，F19）：收到、退回并说明、办了什么。任何答复都履行催取答复的义务；
 * 退回的，学校另有一次寄送时限：改送别处，或请县教育局协调。
 * 拒绝：还没有寄出；答复日期在将来，或早于寄出。
 */
export async function recordExternalAnswer(
  deps: Deps,
  actor: Official,
  input: PaperAnswerForm,
): Promise<Outcome<Acted>> {
  if (!MAY.includes(actor.role)) return refuse({ code: 'not_allowed' })
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'record_external_answer', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      const found = kase ? externalRecipient(kase, input.recipientId) : null
      if (!kase || !found) return refuse({ code: 'not_found' })
      const sentOn = found.recipient.deliveries[0]?.sentOn
      if (!sentOn) return refuse({ code: 'not_on_ledger' })
      if (input.answeredOn > dayOf(at) || input.answeredOn < sentOn)
        return refuse({
          code: 'invalid_input',
          fields: { answeredOn: `答复日期应在寄出之日 ${sentOn} 与今天之间` },
        })
      await insertAnswer(tx, actor, { caseId: kase.id, recipientId: input.recipientId }, input)
      await meetDeadlines(tx, actor, { subjectId: input.recipientId, duties: ['external_answer'] })
      if (input.decision === 'refused') {
        const policy = await loadCasePolicy(tx, actor, kase)
        const again = dutiesStarted(policy.profile, 'external_report_sent', at, policy.calendars)
        await openDeadlines(
          tx,
          actor,
          again.map((duty) => ({
            duty,
            subject: { ...externalSubject(kase, input.recipientId, duty.duty), ownerRole: duty.owner },
          })),
        )
      }
      await appendEvent(tx, actor, {
        verb: 'record_external_answer',
        subjectKind: 'report_recipient',
        subjectId: input.recipientId,
        caseId: kase.id,
        classId: kase.classId,
        schoolId: kase.schoolId,
        happenedOn: input.answeredOn,
        facts: { decision: input.decision, report: found.report.id },
      })
      return done({ caseId: kase.id, state: kase.state, version: kase.version })
    }),
  )
}
