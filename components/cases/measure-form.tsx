'use client'

import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { townshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & { issuedOn: string; content: string }
type MeasureFormProps = {
  act: CaseAct
  id: string
  today: string
  earliest: string
  label: string
  hint?: string
  action: ActOn<Input>
  goTo: string
}

/** 批评教育、责令改正、提请司法文书：哪天、内容。 */
export function MeasureForm({ act, id, today, earliest, label, hint, action, goTo }: MeasureFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: townshipMeasureForm,
    action,
    defaults: { ...act, issuedOn: today, content: '' },
    goTo,
  })
  return (
    <ActFrame label={label} send={send} pending={pending} refusal={refusal}>
      <TextInput
        id={`${id}-issuedOn`}
        label="日期"
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('issuedOn')}
        {...register('issuedOn')}
      />
      <TextArea
        id={`${id}-content`}
        label="内容"
        {...(hint ? { hint } : {})}
        rows={4}
        required
        error={errorAt('content')}
        {...register('content')}
      />
    </ActFrame>
  )
}
