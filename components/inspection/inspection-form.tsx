'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { inspectionForm } from '#lib/schemas/inspection/inspection-forms'

type InspectionFormProps = {
  submissionKey: string
  schools: readonly { readonly id: string; readonly name: string }[]
  today: string
  record: (input: never) => Promise<Answer<unknown>>
}

/** 登记一次督导；专项先写通知的日子，登记后可以印通知。 */
export function InspectionForm({ submissionKey, schools, today, record }: InspectionFormProps) {
  return (
    <ActForm
      id="inspection"
      submissionKey={submissionKey}
      schema={inspectionForm}
      action={(input) => record(input as never)}
      defaults={{
        submissionKey,
        kind: 'regular',
        schoolIds: [],
        heldOn: today,
        noticedOn: '',
        members: '',
        purpose: '',
      }}
      fields={[
        {
          name: 'kind',
          label: '哪一种',
          as: 'choice',
          options: [
            { value: 'regular', label: '经常性督导' },
            { value: 'special', label: '专项督导' },
          ],
        },
        {
          name: 'schoolIds',
          label: '学校',
          as: 'many',
          options: schools.map(({ id, name }) => ({ value: id, label: name })),
        },
        { name: 'heldOn', label: '督导的日子', as: 'date', hint: '专项可以定在将来。' },
        {
          name: 'noticedOn',
          label: '事先书面通知的日子',
          as: 'date',
          required: false,
          hint: '专项必填。',
        },
        { name: 'members', label: '督导人员', max: 100, hint: '专项不少于三人，用顿号分开。' },
        { name: 'purpose', label: '事由', as: 'area', max: 500 },
      ]}
      label="登记督导"
      pendingText="正在登记"
      said={() => '已登记，下面的次数已经算上。'}
    />
  )
}
