'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { useFormAct } from '#components/pieces/use-form-act'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { resumeSchoolingForm } from '#lib/schemas/placements/resume'

type Input = z.input<typeof resumeSchoolingForm>

type ResumeFormProps = {
  submissionKey: string
  placementId: string
  applicationId: string
  earliest: string
  today: string
  resume: (input: Input) => Promise<Answer<unknown>>
}

/** 提前复学：只填哪天。 */
export function ResumeForm({
  submissionKey,
  placementId,
  applicationId,
  earliest,
  today,
  resume,
}: ResumeFormProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: resumeSchoolingForm,
    action: resume,
    defaults: { submissionKey, placementId, resumedOn: today },
    goTo: `/placements/${applicationId}`,
  })
  return (
    <ActFrame label="确认复学" pendingText="正在核对点名" send={send} pending={pending} refusal={refusal}>
      <TextInput
        id="resumedOn"
        label="复学日期"
        hint="以这天本班的点名为凭：点名里到校的才能确认。"
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('resumedOn')}
        {...register('resumedOn')}
      />
    </ActFrame>
  )
}
