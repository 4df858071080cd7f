'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '#components/ui/button'
import { Choice } from '#components/ui/choice'
import { monthDayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { leaveSchema } from '#lib/schemas/attendance/leave'
import { ArrivalFocus } from './arrival-focus.tsx'
import { useOneAct } from './use-one-act.tsx'

type Input = z.input<typeof leaveSchema>

type LeaveFormProps = {
  submissionKey: string
  pupils: readonly { readonly childId: string; readonly name: string }[]
  /** 从缺勤页过来的：学生与起日已知。 */
  childId: string
  fromOn: string
  record: (input: Input) => Promise<Answer<{ readonly reclassified: readonly string[] }>>
  desk: { readonly label: string; readonly path: string }
}

const KINDS = [
  { value: 'sick', label: '病假' },
  { value: 'personal', label: '事假' },
]

/** 请假：准了，当面说清准的是谁、哪几天，再回工作台或接着登记。 */
export function LeaveForm({ desk, ...form }: LeaveFormProps) {
  const [granted, setGranted] = useState<readonly string[]>([])
  if (granted.length === 0) return <Blank {...form} onGranted={setGranted} />
  const [title = '', ...notes] = granted
  return (
    <ArrivalFocus>
      <Notice kind="success" title={title}>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </Notice>
      <div className="flex flex-wrap gap-3 pt-4">
        <LinkButton href={desk.path} variant="primary">
          回{desk.label}
        </LinkButton>
        <Button onClick={() => setGranted([])}>再登记一份</Button>
      </div>
    </ArrivalFocus>
  )
}

type BlankProps = Omit<LeaveFormProps, 'desk'> & { onGranted: (lines: readonly string[]) => void }

/** 谁、哪几天、什么假、凭什么。 */
function Blank({ submissionKey, pupils, childId, fromOn, record, onGranted }: BlankProps) {
  const { pending, text, fields, act } = useOneAct()
  const { register, handleSubmit, formState, getValues } = useForm<
    Input,
    unknown,
    z.output<typeof leaveSchema>
  >({
    resolver: zodResolver(leaveSchema),
    defaultValues: { submissionKey, childId, kind: 'sick', fromOn, toOn: fromOn, proof: '', note: '' },
  })
  const errorAt = (name: keyof Input) => formState.errors[name]?.message ?? fields[name]

  async function grant(): Promise<void> {
    const given = getValues()
    const done = await act(() => record(given))
    if (!done) return
    const who = pupils.find((one) => one.childId === given.childId)?.name ?? ''
    const kind = KINDS.find(({ value }) => value === given.kind)?.label ?? ''
    const days =
      given.toOn === given.fromOn
        ? monthDayText(given.fromOn)
        : `${monthDayText(given.fromOn)}至${monthDayText(given.toOn)}`
    const changed = done.reclassified.map((day) => monthDayText(day)).join('、')
    onGranted([
      `已准假：${who}，${kind}，${days}。`,
      ...(changed ? [`${changed}原记无故，已改记为${kind}。`] : []),
    ])
  }

  return (
    <form
      method="post"
      noValidate
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={(event) => void handleSubmit(grant)(event)}
    >
      {text ? <Notice kind="refusal" title={text} /> : null}
      <Select
        id="childId"
        label="学生"
        required
        empty="请选择学生"
        options={pupils.map((one) => ({ value: one.childId, label: one.name }))}
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
        hint="假条、诊断证明、家长短信等；超过7日的必须写。"
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
