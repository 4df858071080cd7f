'use client'

import { bareForm } from '#lib/schemas/cases/reason'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type BareActProps = {
  act: CaseAct
  label: string
  pendingText: string
  action: ActOn<CaseAct>
  goTo: string
}

/** 一按即办的一步：签收、会签。 */
export function BareAct({ act, label, pendingText, action, goTo }: BareActProps) {
  const { send, pending, refusal } = useCaseAct({ schema: bareForm, action, defaults: act, goTo })
  return <ActFrame label={label} pendingText={pendingText} send={send} pending={pending} refusal={refusal} />
}
