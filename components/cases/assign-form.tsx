'use client'

import type { z } from 'zod'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { assignResponsibleForm } from '#lib/schemas/cases/assign-responsible'
import { nameHelperForm, releaseHelperForm } from '#lib/schemas/cases/case-helper'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & { personId: string; reason: string }
type NamedPerson = { readonly id: string; readonly text: string }

type PersonFormProps = {
  act: CaseAct
  people: readonly NamedPerson[]
  action: ActOn<Input>
  goTo: string
}

/** 定劝返责任人：从今天在岗的人里选一个；已有责任人的，更换写明理由。 */
export function AssignForm({ replacing, ...props }: PersonFormProps & { replacing: boolean }) {
  return (
    <PersonForm
      {...props}
      id="responsible"
      schema={assignResponsibleForm}
      label={replacing ? '更换劝返责任人' : '定为劝返责任人'}
      who="劝返责任人"
      why={replacing ? '更换的理由' : '说明'}
      mustSayWhy={replacing}
    />
  )
}

/** 添一个协助人。 */
export function HelperForm(props: PersonFormProps) {
  return (
    <PersonForm
      {...props}
      id="helper"
      schema={nameHelperForm}
      label="定为协助人"
      who="协助人"
      why="协助什么"
      mustSayWhy={false}
    />
  )
}

/** 解除一个协助人。 */
export function ReleaseForm(props: PersonFormProps) {
  return (
    <PersonForm
      {...props}
      id="release"
      schema={releaseHelperForm}
      label="解除协助人"
      who="现在的协助人"
      why="解除的理由"
      mustSayWhy
    />
  )
}

type Words = { id: string; label: string; who: string; why: string; mustSayWhy: boolean }

function PersonForm({
  act,
  people,
  action,
  goTo,
  schema,
  ...words
}: PersonFormProps & Words & { schema: z.ZodType<unknown, Input> }) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema,
    action,
    defaults: { ...act, personId: '', reason: '' },
    goTo,
  })
  return (
    <ActFrame label={words.label} pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id={`${words.id}-person`}
        label={words.who}
        required
        empty="请选择一人"
        options={people.map(({ id, text }) => ({ value: id, label: text }))}
        error={errorAt('personId')}
        {...register('personId')}
      />
      <TextArea
        id={`${words.id}-reason`}
        label={words.why}
        rows={2}
        required={words.mustSayWhy}
        error={errorAt('reason')}
        {...register('reason')}
      />
    </ActFrame>
  )
}
