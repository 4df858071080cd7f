'use client'

import { TextArea } from '#components/ui/text-area'
import { confirmDropoutForm } from '#lib/schemas/cases/confirm-dropout'
import { reasonForm } from '#lib/schemas/cases/reason'
import { strikeOffDecisionForm } from '#lib/schemas/cases/strike-off'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type TextActProps = {
  act: CaseAct
  id: string
  label: string
  /** 文字框的名称。 */
  ask: string
  hint?: string
  danger?: boolean
  goTo: string
}

/** 必须写明理由的一步：退回、不予、劝返无效。 */
export function ReasonForm({
  action,
  ...props
}: TextActProps & { action: ActOn<CaseAct & { reason: string }> }) {
  const form = useCaseAct({
    schema: reasonForm,
    action,
    defaults: { ...props.act, reason: '' },
    goTo: props.goTo,
  })
  return (
    <ActFrame label={props.label} {...frame(form, props)}>
      <TextArea
        id={`${props.id}-reason`}
        label={props.ask}
        {...(props.hint ? { hint: props.hint } : {})}
        rows={3}
        required
        error={form.errorAt('reason')}
        {...form.register('reason')}
      />
    </ActFrame>
  )
}

/** 可以附一句说明的一步：核实、准予。 */
export function NoteForm({ action, ...props }: TextActProps & { action: ActOn<CaseAct & { note: string }> }) {
  const form = useCaseAct({
    schema: strikeOffDecisionForm,
    action,
    defaults: { ...props.act, note: '' },
    goTo: props.goTo,
  })
  return (
    <ActFrame label={props.label} {...frame(form, props)}>
      <TextArea
        id={`${props.id}-note`}
        label={props.ask}
        {...(props.hint ? { hint: props.hint } : {})}
        rows={2}
        error={form.errorAt('note')}
        {...form.register('note')}
      />
    </ActFrame>
  )
}

/** 认定辍学：写明查明的原因。 */
export function DropoutForm({
  action,
  ...props
}: TextActProps & { action: ActOn<CaseAct & { dropoutReason: string }> }) {
  const form = useCaseAct({
    schema: confirmDropoutForm,
    action,
    defaults: { ...props.act, dropoutReason: '' },
    goTo: props.goTo,
  })
  return (
    <ActFrame label={props.label} {...frame(form, props)}>
      <TextArea
        id={`${props.id}-dropoutReason`}
        label={props.ask}
        {...(props.hint ? { hint: props.hint } : {})}
        rows={3}
        required
        error={form.errorAt('dropoutReason')}
        {...form.register('dropoutReason')}
      />
    </ActFrame>
  )
}

type Frame = { send: () => Promise<void>; pending: boolean; refusal: string | null }

function frame({ send, pending, refusal }: Frame, { danger = false }: TextActProps) {
  return { send: () => send(), pending, refusal, danger }
}
