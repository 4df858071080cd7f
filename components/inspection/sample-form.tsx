'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { SAMPLE_SUBJECT_LABEL, SAMPLE_SUBJECTS } from '#lib/rules/inspection/draw-sample'
import { sampleForm } from '#lib/schemas/inspection/inspection-forms'

type SampleFormProps = {
  submissionKey: string
  fromOn: string
  toOn: string
  seed: string
  draw: (input: never) => Promise<Answer<{ readonly drawId: string; readonly drawn: number }>>
}

/** 抽样：种子看得见、改得了，记下来谁都能重抽。 */
export function SampleForm({ submissionKey, fromOn, toOn, seed, draw }: SampleFormProps) {
  return (
    <ActForm
      id="sample"
      submissionKey={submissionKey}
      schema={sampleForm}
      action={(input) => draw(input as never)}
      defaults={{ submissionKey, subject: 'case', fromOn, toOn, perSchool: 3, seed }}
      fields={[
        {
          name: 'subject',
          label: '抽什么',
          as: 'choice',
          options: SAMPLE_SUBJECTS.map((value) => ({ value, label: SAMPLE_SUBJECT_LABEL[value] })),
        },
        { name: 'fromOn', label: '自', as: 'date' },
        { name: 'toOn', label: '至', as: 'date', hint: '含这一天；今天还没过完，不能抽。' },
        { name: 'perSchool', label: '每校几件', as: 'number', hint: '不足的全取。' },
        {
          name: 'seed',
          label: '种子',
          max: 40,
          hint: '任写一句，例如当场请校长报一个数。同一种子重抽是同一批。',
        },
      ]}
      label="抽样"
      pendingText="正在抽"
      said={({ drawn }) => `抽到 ${drawn} 件。`}
      goTo={({ drawId }) => `/samples/${drawId}`}
    />
  )
}
