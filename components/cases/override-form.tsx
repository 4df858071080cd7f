'use client'

import { type Option, Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { overrideForm } from '#lib/schemas/cases/override'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & { requirement: string; reason: string }
type OverrideFormProps = {
  act: CaseAct
  options: readonly Option[]
  action: ActOn<Input>
  goTo: string
}

/** 放行一项要件：选哪一项，为何。 */
export function OverrideForm({ act, options, action, goTo }: OverrideFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: overrideForm,
    action,
    defaults: { ...act, requirement: options[0]?.value ?? '', reason: '' },
    goTo,
  })
  return (
    <ActFrame label="放行并写明理由" send={send} pending={pending} refusal={refusal} danger>
      <Select
        id="override-requirement"
        label="放行哪一项"
        required
        options={options}
        error={errorAt('requirement')}
        {...register('requirement')}
      />
      <TextArea
        id="override-reason"
        label="为何放行"
        hint="自成一条记录，个案上与督学处都看得见。"
        rows={3}
        required
        error={errorAt('reason')}
        {...register('reason')}
      />
    </ActFrame>
  )
}
