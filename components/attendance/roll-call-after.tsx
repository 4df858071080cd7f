import type { DutyItem } from '#components/pieces/duty-row'
import { LinkButton } from '#components/ui/link-button'
import { CorrectionForm, type CorrectRollCall } from './correction-form.tsx'
import type { PupilCell } from './roll-call-grid.tsx'
import { type ReportedRollCall, RollCallResult } from './roll-call-result.tsx'

type RollCallAfterProps = {
  call: ReportedRollCall
  day: string
  today: string
  duties: readonly DutyItem[]
  desk: { readonly path: string; readonly label: string }
  pupils: readonly PupilCell[]
  correct: CorrectRollCall
}

/** 点过名的这一页：结果、接着办什么、回办公桌、更正。页面打开时与刚报送完是同一个样子。 */
export function RollCallAfter({ call, day, today, duties, desk, pupils, correct }: RollCallAfterProps) {
  return (
    <div className="flex flex-col gap-6">
      <RollCallResult call={call} day={day} today={today} duties={duties} />
      <div className="flex flex-col items-start gap-3">
        <LinkButton href={desk.path} variant="primary">
          回{desk.label}
        </LinkButton>
        <CorrectionForm
          key={call.rollCallId}
          rollCallId={call.rollCallId}
          pupils={pupils}
          correct={correct}
        />
      </div>
    </div>
  )
}
