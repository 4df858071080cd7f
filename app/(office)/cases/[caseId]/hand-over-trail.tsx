import { CountyAnswer, DeclineHandOver } from '#components/cases/hand-over-answer'
import { StepPanel } from '#components/cases/step-panel'
import { MomentText } from '#components/ui/date-text'
import { Badge, StateTag } from '#components/ui/state-tag'
import { HAND_OVER_DECISION_LABEL } from '#lib/rules/cases/hand-over'
import { DELIVERY_MEANS_LABEL } from '#lib/rules/labels'
import { codeText } from '#lib/schemas/cases/coded'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { recordCountyAnswerAction, withdrawHandOverAction } from './hand-over/actions.ts'

/** 本案的移交：提出、答复，一张单子一段；没有了结的，移交方在这里收回或登记答复。 */
export function HandOverTrail({ loaded, base }: { loaded: LoadedCase; base: string }) {
  const { kase, actor, now, submissionKey } = loaded
  return (
    <ul className="border-t border-line">
      {kase.handOvers.toReversed().map((one) => {
        const on = { submissionKey, handOverId: one.id }
        const mine = one.answer === null && actor.unitIds.includes(one.fromUnit.id)
        return (
          <li key={one.id} className="flex flex-col gap-2 border-b border-line py-3">
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <span className="font-medium">
                {one.fromUnit.name} → {one.toName}
              </span>
              {one.answer ? (
                <StateTag tone={one.answer.decision === 'accepted' ? 'normal' : 'closed'}>
                  {codeText(HAND_OVER_DECISION_LABEL, one.answer.decision)}
                </StateTag>
              ) : (
                <Badge>等待答复</Badge>
              )}
              <span className="text-muted">
                <MomentText at={one.recordedAt} today={now.today} /> {one.by?.name}
              </span>
            </p>
            <p>{one.reason}</p>
            {one.kind === 'county' ? (
              <p className="text-sm text-muted">
                区划代码 {one.toDivisionCode}，{one.toAddress}；
                {codeText(DELIVERY_MEANS_LABEL, one.sentMeans ?? '')}送出
                {one.trackingNumber ? `，单号 ${one.trackingNumber}` : ''}
              </p>
            ) : null}
            {one.answer?.reason ? (
              <p className={one.answer.decision === 'refused' ? 'text-late' : 'text-muted'}>
                {[one.answer.answeredBy, one.answer.reason].filter(Boolean).join('：')}
              </p>
            ) : null}
            {mine && one.kind === 'county' ? (
              <StepPanel title="登记外县答复" clause="">
                <CountyAnswer on={on} action={recordCountyAnswerAction} goTo={base} />
              </StepPanel>
            ) : null}
            {mine ? (
              <StepPanel title="收回移交" clause="">
                <DeclineHandOver
                  on={on}
                  label="收回移交"
                  ask="为何收回"
                  action={withdrawHandOverAction}
                  goTo={base}
                />
              </StepPanel>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
