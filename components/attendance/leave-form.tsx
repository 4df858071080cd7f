'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '#components/ui/button'
import { Choice } from '#components/ui/choice'
import { Notice } from '#components/ui/notice'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { leaveSchema } from '#lib/schemas/attendance/leave'
import { useOneAct } from './use-one-act.ts'

type Input = z.input<typeof leaveSchema>

type LeaveFormProps = {
  submissionKey: string
  pupils: readonly { readonly childId: string; readonly name: string; readonly className: string }[]
  /** 从缺勤页过来的：学生与起日已知。 */
  childId: string
  fromOn: string
  record: (input: Input) => Promise<Answer<unknown>>
  goTo: string
}

const KINDS = [
  { value: 'sick', label: '病假' },
  { value: 'personal', label: '事假' },
]

/** 请假：谁、哪几天、什么假、凭什么。 */
export function LeaveForm({ submissionKey, pupils, childId, fromOn, record, goTo }: LeaveFormProps) {
  const { pending, text, fields, act } = useOneAct(goTo)
  const { register, handleSubmit, formState, getValues } = useForm<
    Input,
    unknown,
    z.output<typeof leaveSchema>
  >({
    resolver: zodResolver(leaveSchema),
    defaultValues: { submissionKey, childId, kind: 'sick', fromOn, toOn: fromOn, proof: '', note: '' },
  })
  const errorAt = (name: keyof Input) => formState.errors[name]?.message ?? fields[name]
  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={(event) => void handleSubmit(() => act(() => record(getValues())))(event)}
    >
      {text ? <Notice kind="refusal" title={text} /> : null}
      <Select
        id="childId"
        label="学生"
        required
        empty="请选择学生"
        options={pupils.map((one) => ({ value: one.childId, label: `${one.className} ${one.name}` }))}
        error={errorAt('childId')}
        {...register('childId')}
      />
      <Choice
        id="kind"
        label="类别"
        required
        columns={2}
        options={KINDS}
        error={errorAt('kind')}
        {...register('kind')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="fromOn"
          label="起日"
          type="date"
          required
          error={errorAt('fromOn')}
          {...register('fromOn')}
        />
        <TextInput
          id="toOn"
          label="止日"
          hint="含这一天。"
          type="date"
          required
          error={errorAt('toOn')}
          {...register('toOn')}
        />
      </div>
      <TextInput
        id="proof"
        label="依据"
        hint="假条、诊断证明、家长短信等。"
        maxLength={100}
        error={errorAt('proof')}
        {...register('proof')}
      />
      <TextInput id="note" label="说明" maxLength={200} error={errorAt('note')} {...register('note')} />
      <div>
        <Button type="submit" variant="primary" size="large" pending={pending} pendingText="正在登记">
          准假
        </Button>
      </div>
    </form>
  )
}
