'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { useFormAct } from '#components/pieces/use-form-act'
import { Select } from '#components/ui/select'
import type { Answer } from '#lib/rules/answer'
import { admitChildForm } from '#lib/schemas/enrolment/admit-child'

type Input = z.input<typeof admitChildForm>

type AdmitFormProps = {
  submissionKey: string
  caseId: string
  classes: readonly { readonly value: string; readonly label: string }[]
  admit: (input: Input) => Promise<Answer<unknown>>
}

/** 编进哪个班。 */
export function AdmitForm({ submissionKey, caseId, classes, admit }: AdmitFormProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: admitChildForm,
    action: admit,
    defaults: { submissionKey, caseId, classId: '' },
    goTo: `/cases/${caseId}`,
  })
  return (
    <ActFrame label="编班" pendingText="正在编班" send={send} pending={pending} refusal={refusal}>
      <Select
        id="classId"
        label="班级"
        hint="编班之后点名册上就有他；到校那天的点名，是确认入学的凭据。"
        required
        empty="请选择班级"
        options={classes}
        error={errorAt('classId')}
        {...register('classId')}
      />
    </ActFrame>
  )
}
