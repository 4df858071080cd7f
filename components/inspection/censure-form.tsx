'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { CENSURE_LABEL, type CensureKind } from '#lib/rules/inspection/finding-steps'
import { censureForm } from '#lib/schemas/inspection/inspection-forms'

type CensureFormProps = {
  submissionKey: string
  kinds: readonly CensureKind[]
  schools: readonly { readonly id: string; readonly name: string }[]
  today: string
  record: (input: never) => Promise<Answer<unknown>>
}

/** 约谈、通报、诫勉谈话：办过之后如实登记，连同结果。 */
export function CensureForm({ submissionKey, kinds, schools, today, record }: CensureFormProps) {
  return (
    <ActForm
      id="censure"
      submissionKey={submissionKey}
      schema={censureForm}
      action={(input) => record(input as never)}
      defaults={{ submissionKey, schoolId: '', heldOn: today, content: '', outcome: '' }}
      fields={[
        {
          name: 'kind',
          label: '方式',
          as: 'choice',
          options: kinds.map((value) => ({ value, label: CENSURE_LABEL[value] })),
        },
        {
          name: 'schoolId',
          label: '学校',
          as: 'select',
          options: schools.map(({ id, name }) => ({ value: id, label: name })),
        },
        { name: 'heldOn', label: '哪一天', as: 'date' },
        { name: 'content', label: '事由与要求', as: 'area', max: 1000 },
        { name: 'outcome', label: '结果', as: 'area', max: 500 },
      ]}
      label="登记"
      said={() => '已登记。'}
    />
  )
}
