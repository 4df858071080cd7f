'use client'

import { Choice } from '#components/ui/choice'
import { TextInput } from '#components/ui/text-input'
import { DELIVERY_MEANS_LABEL } from '#lib/rules/labels'
import { paperDeliveryForm } from '#lib/schemas/cases/external-paper'
import { ActFrame } from './act-frame.tsx'
import { optionsOf } from './options-of.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & {
  recipientId: string
  means: string
  sentOn: string
  trackingNumber: string
  note: string
}
type DeliveryFormProps = {
  act: CaseAct
  recipientId: string
  today: string
  earliest: string
  action: ActOn<Input>
  goTo: string
}

/** 登记一次寄送：怎样、哪天、单号。 */
export function DeliveryForm({ act, recipientId, today, earliest, action, goTo }: DeliveryFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: paperDeliveryForm,
    action,
    defaults: { ...act, recipientId, means: '', sentOn: today, trackingNumber: '', note: '' },
    goTo,
  })
  return (
    <ActFrame label="登记寄送" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Choice
        id={`means-${recipientId}`}
        label="寄送方式"
        required
        columns={2}
        options={optionsOf(DELIVERY_MEANS_LABEL)}
        error={errorAt('means')}
        {...register('means')}
      />
      <TextInput
        id={`sentOn-${recipientId}`}
        label="寄出日期"
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('sentOn')}
        {...register('sentOn')}
      />
      <TextInput
        id={`trackingNumber-${recipientId}`}
        label="单号"
        hint="挂号、快递单号或公文号，凭它查得到"
        error={errorAt('trackingNumber')}
        {...register('trackingNumber')}
      />
      <TextInput id={`note-${recipientId}`} label="说明" error={errorAt('note')} {...register('note')} />
    </ActFrame>
  )
}
