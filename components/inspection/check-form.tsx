'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { CHECK_VERDICT_LABEL, CHECK_VERDICTS } from '#lib/rules/inspection/draw-sample'
import { sampleCheckForm } from '#lib/schemas/inspection/inspection-forms'

type CheckFormProps = {
  submissionKey: string
  itemId: string
  check: (input: never) => Promise<Answer<unknown>>
}

/** 一件的核对：对着纸面看，写下结论。 */
export function CheckForm({ submissionKey, itemId, check }: CheckFormProps) {
  return (
    <ActForm
      id={`check-${itemId}`}
      submissionKey={submissionKey}
      schema={sampleCheckForm}
      action={(input) => check(input as never)}
      defaults={{ submissionKey, itemId, note: '' }}
      fields={[
        {
          name: 'verdict',
          label: '结论',
          as: 'choice',
          options: CHECK_VERDICTS.map((value) => ({ value, label: CHECK_VERDICT_LABEL[value] })),
        },
        {
          name: 'note',
          label: '哪里不一致、缺什么',
          as: 'area',
          required: false,
          max: 500,
          hint: '一致的可以不写。',
        },
      ]}
      label="记下结论"
      said={() => '已记下。再记一次是改结论，原来的还留着。'}
    />
  )
}
