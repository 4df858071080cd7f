'use client'

import { Select } from '#components/ui/select'
import { assignResponsibleForm } from '#lib/schemas/cases/assign-responsible'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type AssignFormProps = {
  act: CaseAct
  people: readonly { id: string; text: string }[]
  now: string
  action: ActOn<CaseAct & { personId: string }>
  goTo: string
}

/** 定劝返责任人：从今天在岗的人里选一个。 */
export function AssignForm({ act, people, now, action, goTo }: AssignFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: assignResponsibleForm,
    action,
    defaults: { ...act, personId: now },
    goTo,
  })
  return (
    <ActFrame label="定为劝返责任人" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id="personId"
        label="劝返责任人"
        required
        empty="请选择一人"
        options={people.map(({ id, text }) => ({ value: id, label: text }))}
        error={errorAt('personId')}
        {...register('personId')}
      />
    </ActFrame>
  )
}
