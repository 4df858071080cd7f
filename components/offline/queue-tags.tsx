import { StateTag } from '#components/ui/state-tag'
import type { EntryState } from '#lib/rules/offline/outbox'

/** 待上传 n 件；被退回的另数。 */
export function QueueTags({ states }: { states: readonly EntryState[] }) {
  const refused = states.filter((state) => state === 'refused').length
  const waiting = states.length - refused
  return (
    <span className="inline-flex flex-wrap gap-2" role="status">
      <StateTag tone={waiting > 0 ? 'due' : 'normal'}>{`待上传 ${waiting} 件`}</StateTag>
      {refused > 0 ? <StateTag tone="late">{`没有办成 ${refused} 件`}</StateTag> : null}
    </span>
  )
}
