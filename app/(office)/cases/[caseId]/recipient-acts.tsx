import { AnswerForm } from '#components/cases/answer-form'
import { BareAct } from '#components/cases/bare-act'
import { clauseText } from '#components/cases/clause-text'
import { DeliveryForm } from '#components/cases/delivery-form'
import { StepPanel } from '#components/cases/step-panel'
import { awaitingNote } from '#lib/duties/cases/awaiting-receipt'
import { dayOf } from '#lib/rules/calendar/instant'
import { acknowledgeReportAction, recordDeliveryAction, recordExternalAnswerAction } from './actions.ts'
import type { RecipientProps } from './external-trail.tsx'

const MAILS = ['officer', 'principal', 'bureau']

/** 这一个收件人身上归我办的：教育局知悉抄送件；学校、教育局登记县外的寄送与答复。 */
export function RecipientActs({ report, recipient, loaded, base }: RecipientProps) {
  const { kase, actor, now, submissionKey } = loaded
  const act = { submissionKey, caseId: kase.id, version: kase.version }
  if (recipient.kind === 'bureau') {
    if (actor.role !== 'bureau' || awaitingNote(kase)?.recipient.id !== recipient.id) return null
    return (
      <BareAct act={act} label="知悉" pendingText="正在登记" action={acknowledgeReportAction} goTo={base} />
    )
  }
  if (recipient.kind !== 'external' || report.signedAt === null || !MAILS.includes(actor.role)) return null
  const sent = recipient.deliveries[0]
  const about = { act, recipientId: recipient.id, today: now.today, goTo: base }
  const refused = recipient.answers.at(-1)?.decision === 'refused'
  return (
    <div className="flex flex-col gap-3">
      <StepPanel
        key={`delivery-${recipient.deliveries.length}`}
        title={sent ? '再寄一次' : '登记寄送'}
        clause={clauseText('DDK-4.4.2')}
        open={!sent || refused}
      >
        <DeliveryForm {...about} earliest={dayOf(report.signedAt)} action={recordDeliveryAction} />
      </StepPanel>
      {sent ? (
        <StepPanel key={`answer-${recipient.answers.length}`} title="登记对方答复" clause="">
          <AnswerForm {...about} earliest={sent.sentOn} action={recordExternalAnswerAction} />
        </StepPanel>
      ) : null}
    </div>
  )
}
