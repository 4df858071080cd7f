'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import type { Answer } from '#lib/rules/answer'
import { schoolingDecisionForm } from '#lib/schemas/placements/schooling'

type Input = z.input<typeof schoolingDecisionForm>

type SchoolingDecisionFormProps = {
  submissionKey: string
  proposalId: string
  decide: (input: Input) => Promise<Answer<unknown>>
}

/** 县教育局定：同意即登记，退回写明理由。 */
export function SchoolingDecisionForm({ submissionKey, proposalId, decide }: SchoolingDecisionFormProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: schoolingDecisionForm,
    action: decide,
    defaults: { submissionKey, proposalId, decision: '', words: '' },
    goTo: `/schooling/${proposalId}`,
  })
  return (
    <ActFrame label="签署决定" pendingText="正在签署" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="decision"
        label="决定"
        required
        columns={2}
        options={[
          { value: 'agree', label: '同意并登记', detail: '原来的登记随之了结，到期前学校重新评估' },
          { value: 'disagree', label: '退回', detail: '写明理由，学校、乡镇另行提出' },
        ]}
        error={errorAt('decision')}
        {...register('decision')}
      />
      <TextArea
        id="words"
        label="写下的话"
        hint="退回的，必须写明理由与怎样安排更合适。"
        rows={3}
        error={errorAt('words')}
        {...register('words')}
      />
    </ActFrame>
  )
}
