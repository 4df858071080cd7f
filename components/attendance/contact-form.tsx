'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '#components/ui/button'
import { Choice } from '#components/ui/choice'
import { Notice } from '#components/ui/notice'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { CONTACT_MEANS_LABEL, CONTACT_RESULT_LABEL } from '#lib/rules/labels'
import { guardianContactSchema } from '#lib/schemas/attendance/absence'
import { useOneAct } from './use-one-act.tsx'

type Input = z.input<typeof guardianContactSchema>

const MEANS = Object.entries(CONTACT_MEANS_LABEL).map(([value, label]) => ({ value, label }))
const RESULTS = Object.entries(CONTACT_RESULT_LABEL).map(([value, label]) => ({ value, label }))

type ContactFormProps = {
  submissionKey: string
  absenceId: string
  record: (input: Input) => Promise<Answer<unknown>>
}

/** 向家长了解情况：方式、结果各点一下，可以附一句。 */
export function ContactForm({ submissionKey, absenceId, record }: ContactFormProps) {
  const { pending, text, fields, act } = useOneAct()
  const { register, handleSubmit, formState, getValues } = useForm<
    Input,
    unknown,
    z.output<typeof guardianContactSchema>
  >({
    resolver: zodResolver(guardianContactSchema),
    defaultValues: { submissionKey, absenceId, means: 'phone', result: '', note: '' },
  })
  const errorAt = (name: 'means' | 'result' | 'note') => formState.errors[name]?.message ?? fields[name]
  return (
    <form
      method="post"
      noValidate
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={(event) => void handleSubmit(() => act(() => record(getValues())))(event)}
    >
      {text ? <Notice kind="refusal" title={text} /> : null}
      <Choice
        id="means"
        label="联系方式"
        required
        columns={4}
        options={MEANS}
        error={errorAt('means')}
        {...register('means')}
      />
      <Choice
        id="result"
        label="联系结果"
        hint="家长说是请假、生病的，须另有假条才改记；没有假条仍按无故。"
        required
        columns={4}
        options={RESULTS}
        error={errorAt('result')}
        {...register('result')}
      />
      <TextInput
        id="note"
        label="说明"
        maxLength={200}
        autoComplete="off"
        error={errorAt('note')}
        {...register('note')}
      />
      <div>
        <Button type="submit" variant="primary" size="large" pending={pending} pendingText="正在记录">
          记录联系情况
        </Button>
      </div>
    </form>
  )
}
