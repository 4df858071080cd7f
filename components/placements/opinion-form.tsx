'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import type { Answer } from '#lib/rules/answer'
import { placementOpinionForm } from '#lib/schemas/placements/application'

type Input = z.input<typeof placementOpinionForm>

type OpinionFormProps = {
  submissionKey: string
  applicationId: string
  /** 有批准权的写「批准」，村、校只写意见。 */
  decides: boolean
  write: (input: Input) => Promise<Answer<unknown>>
}

/** 写一栏意见。 */
export function OpinionForm({ submissionKey, applicationId, decides, write }: OpinionFormProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: placementOpinionForm,
    action: write,
    defaults: { submissionKey, applicationId, decision: '', words: '' },
    goTo: `/placements/${applicationId}`,
  })
  const options = decides
    ? [
        { value: 'agree', label: '批准', detail: '个案限期销号，期内时钟停；到期自己回台账' },
        { value: 'disagree', label: '不予批准', detail: '个案照旧往下办' },
      ]
    : [
        { value: 'agree', label: '同意', detail: '情况属实' },
        { value: 'disagree', label: '不同意', detail: '须写明理由' },
      ]
  return (
    <ActFrame
      label={decides ? '签署决定' : '签署意见'}
      pendingText="正在签署"
      send={send}
      pending={pending}
      refusal={refusal}
    >
      <Choice
        id="decision"
        label={decides ? '决定' : '意见'}
        required
        columns={2}
        options={options}
        error={errorAt('decision')}
        {...register('decision')}
      />
      <TextArea
        id="words"
        label="写下的话"
        hint="不同意的，必须写明理由与接下来怎样入学。"
        rows={3}
        error={errorAt('words')}
        {...register('words')}
      />
    </ActFrame>
  )
}
