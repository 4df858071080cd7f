import { Badge, StateTag, type Tone } from '#components/ui/state-tag'
import { CASE_STATE_LABEL, type CaseState } from '#lib/rules/cases/case-states'

const TONE_OF: Readonly<Record<CaseState, Tone | 'waiting'>> = {
  alert: 'due',
  persuading: 'due',
  reported: 'waiting',
  survey: 'due',
  organising: 'due',
  township: 'due',
  noticed: 'due',
  ordered: 'late',
  justice: 'late',
  confirmed_dropout: 'late',
  returned: 'normal',
  enrolled: 'normal',
  observed: 'waiting',
  placed: 'closed',
  struck_off: 'closed',
}

/** 个案状态的标签；全站只在这里定色。 */
export function CaseStateTag({ state }: { state: CaseState }) {
  const tone = TONE_OF[state]
  if (tone === 'waiting') return <Badge>{CASE_STATE_LABEL[state]}</Badge>
  return <StateTag tone={tone}>{CASE_STATE_LABEL[state]}</StateTag>
}
