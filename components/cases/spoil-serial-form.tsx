'use client'

import { TextInput } from '#components/ui/text-input'
import { spoilSerialForm } from '#lib/schemas/cases/spoil-serial'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, useCaseAct } from './use-case-act.tsx'

type On = { readonly submissionKey: string; readonly caseId: string; readonly reportId: string }
type SpoilSerialFormProps = { on: On; action: ActOn<On & { reason: string }>; goTo: string }

/** 作废编号并重开：写明缘由。 */
export function SpoilSerialForm({ on, action, goTo }: SpoilSerialFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: spoilSerialForm,
    action,
    defaults: { ...on, reason: '' },
    goTo,
  })
  return (
    <ActFrame label="作废此号，取新号重开" send={send} pending={pending} refusal={refusal} danger>
      <TextInput
        id={`spoil-${on.reportId}`}
        label="为何作废"
        hint="例如：打印错位、盖章盖错。内容不变，旧号留在登记册上。"
        required
        error={errorAt('reason')}
        {...register('reason')}
      />
    </ActFrame>
  )
}
