import { AcceptHandOver, DeclineHandOver } from '#components/cases/hand-over-answer'
import { StepPanel } from '#components/cases/step-panel'
import { HandOverPaper } from '#components/pieces/hand-over-paper'
import { MomentText } from '#components/ui/date-text'
import { Badge, StateTag } from '#components/ui/state-tag'
import type { ListedHandOver } from '#lib/data/hand-overs'
import { newId } from '#lib/data/ids'
import { dayOf } from '#lib/rules/calendar/instant'
import { CASE_STATE_LABEL, isCaseState } from '#lib/rules/cases/case-states'
import { acceptHandOverAction, refuseHandOverAction } from './actions.ts'

type HandOverItemProps = {
  offer: ListedHandOver
  villages: readonly { id: string; name: string }[]
  now: { at: string; today: string }
  open: boolean
}

/** 一张送来的移交单：摊开是那张纸，旁边是接收与退回。 */
export function HandOverItem({ offer, villages, now, open }: HandOverItemProps) {
  const on = { submissionKey: newId(), handOverId: offer.id }
  const { summary } = offer
  return (
    <li>
      <details open={open} className="border border-line-strong bg-surface">
        <summary className="flex min-h-12 cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <strong>{summary.childName}</strong>
          <span className="text-muted">
            {summary.school} {summary.className}
          </span>
          <span className="text-muted">{offer.fromUnit.name}移交</span>
          {offer.dueAt && offer.dueAt < now.at ? (
            <StateTag tone="late">逾期未答复</StateTag>
          ) : (
            <Badge>待答复</Badge>
          )}
          {offer.dueAt ? (
            <span className="text-muted">
              应于 <MomentText at={offer.dueAt} today={now.today} /> 前
            </span>
          ) : null}
        </summary>
        <div className="grid gap-6 border-t border-line px-2 py-6 sm:px-6 xl:grid-cols-[minmax(0,50rem)_minmax(18rem,1fr)]">
          <div className="min-w-0 max-xl:order-2">
            <HandOverPaper
              from={offer.fromUnit.name}
              to={offer.toName}
              childName={summary.childName}
              school={summary.school}
              className={summary.className}
              number={summary.number}
              state={isCaseState(summary.state) ? CASE_STATE_LABEL[summary.state] : ''}
              absentSinceOn={summary.absentSinceOn}
              reason={offer.reason}
              on={dayOf(offer.recordedAt)}
            />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <p className="text-sm text-muted">
              接收之后个案归本乡镇，入户时限自接收之时起算；接收之前看不到个案。
            </p>
            <AcceptHandOver on={on} villages={villages} action={acceptHandOverAction} goTo="/township" />
            <StepPanel title="退回并说明" clause="">
              <DeclineHandOver
                on={on}
                label="退回移交"
                ask="退回的理由"
                action={refuseHandOverAction}
                goTo="/township"
              />
            </StepPanel>
          </div>
        </div>
      </details>
    </li>
  )
}
