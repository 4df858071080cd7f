import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import type { CaseReport } from '#lib/data/cases/find-case'
import { DELIVERY_MEANS_LABEL, EXTERNAL_ANSWER_LABEL } from '#lib/rules/labels'
import { codeText } from '#lib/schemas/cases/coded'
import type { LoadedCase } from '#lib/server/cases/load-case'

export type RecipientProps = {
  report: CaseReport
  recipient: CaseReport['recipients'][number]
  loaded: LoadedCase
  base: string
}

/** 县外这一份走到哪里：地址、逐次寄送、逐次答复。 */
export function ExternalTrail({ recipient, loaded, base }: RecipientProps) {
  const { today } = loaded.now
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="text-muted">
        区划代码 {recipient.divisionCode}，{recipient.address ?? '寄送地址待查'}
        <TextLink href={`${base}/report/print?cover=${recipient.id}`} className="ml-4">
          打印报送函
        </TextLink>
      </p>
      {recipient.deliveries.length === 0 ? <StateTag tone="due">尚未寄出</StateTag> : null}
      {recipient.deliveries.map((one) => (
        <p key={one.id}>
          <DayText day={one.sentOn} today={today} /> {codeText(DELIVERY_MEANS_LABEL, one.means)}寄出
          {one.trackingNumber ? `，单号 ${one.trackingNumber}` : ''}，{one.by?.name}经办
          {one.note ? `；${one.note}` : ''}
        </p>
      ))}
      {recipient.answers.map((one) => (
        <p key={one.id} className={one.decision === 'refused' ? 'text-late' : ''}>
          <DayText day={one.answeredOn} today={today} /> {one.answeredBy}：
          {codeText(EXTERNAL_ANSWER_LABEL, one.decision)}。{one.content}
        </p>
      ))}
    </div>
  )
}
