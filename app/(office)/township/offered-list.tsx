import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Badge, StateTag } from '#components/ui/state-tag'
import type { ListedHandOver } from '#lib/data/hand-overs'
import { HAND_OVER_DECISION_LABEL } from '#lib/rules/cases/hand-over'
import { codeText } from '#lib/schemas/cases/coded'

/** 本乡镇提出去的移交：在等谁答复、答复了什么。接收之后个案归对方，这里只留单子。 */
export function OfferedList({
  offers,
  now,
}: {
  offers: readonly ListedHandOver[]
  now: { at: string; today: string }
}) {
  return (
    <ul className="border-t border-line">
      {offers.map((one) => (
        <li
          key={one.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-4 py-2"
        >
          {one.answer?.decision === 'accepted' ? (
            <strong>{one.summary.childName}</strong>
          ) : (
            <TextLink href={`/cases/${one.caseId}`} className="font-semibold">
              {one.summary.childName}
            </TextLink>
          )}
          <span>移交{one.toName}</span>
          {one.answer ? (
            <StateTag tone={one.answer.decision === 'refused' ? 'late' : 'closed'}>
              {codeText(HAND_OVER_DECISION_LABEL, one.answer.decision)}
            </StateTag>
          ) : one.dueAt && one.dueAt < now.at ? (
            <StateTag tone="late">对方逾期未答复</StateTag>
          ) : (
            <Badge>等待答复</Badge>
          )}
          {one.answer?.reason ? <span className="text-late">{one.answer.reason}</span> : null}
          <span className="text-sm text-muted">
            <MomentText at={one.answer?.recordedAt ?? one.recordedAt} today={now.today} />
          </span>
        </li>
      ))}
    </ul>
  )
}
