'use client'

import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { confirmReturnForm } from '#lib/schemas/cases/confirm-return'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & { returnedOn: string; note: string }
type ReturnFormProps = {
  act: CaseAct
  today: string
  earliest: string
  label: string
  action: ActOn<Input>
  back: string
}

/** 确认返校：只填哪天。 */
export function ReturnForm({ act, today, earliest, label, action, back }: ReturnFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: confirmReturnForm,
    action,
    defaults: { ...act, returnedOn: today, note: '' },
    goTo: back,
  })
  return (
    <ActFrame
      label={label}
      pendingText="正在核对点名"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <TextInput
        id="returnedOn"
        label="到校日期"
        hint="以这天本班的点名为凭：点名里到校的才能确认。"
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('returnedOn')}
        {...register('returnedOn')}
      />
      <TextArea
        id="note"
        label="关爱帮扶安排"
        hint="谁结对、补哪些课、多久谈一次"
        rows={3}
        error={errorAt('note')}
        {...register('note')}
      />
    </ActFrame>
  )
}
