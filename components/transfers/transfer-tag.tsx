import { Badge, StateTag, type Tone } from '#components/ui/state-tag'
import {
  type TransferRoute,
  type TransferState,
  transferStateText,
} from '#lib/rules/placements/transfer-states'

const TONE: Readonly<Partial<Record<TransferState, Tone>>> = {
  moved: 'closed',
  accepted: 'normal',
  refused: 'late',
  held_back: 'late',
  withdrawn: 'closed',
  recalled: 'due',
}

/** 一份转学走到哪里；等人答复的用空心徽标。 */
export function TransferTag({ route, state }: { route: TransferRoute; state: TransferState }) {
  const tone = TONE[state]
  const text = transferStateText(route, state)
  return tone ? <StateTag tone={tone}>{text}</StateTag> : <Badge>{text}</Badge>
}
