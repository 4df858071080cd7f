'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { findingForm } from '#lib/schemas/inspection/inspection-forms'

type FindingFormProps = {
  submissionKey: string
  schools: readonly { readonly id: string; readonly name: string }[]
  /** 由抽到的一件提出的；不是则空。 */
  itemId: string
  make: (input: never) => Promise<Answer<{ readonly findingId: string }>>
}

/** 提出督导意见并限期整改。 */
export function FindingForm({ submissionKey, schools, itemId, make }: FindingFormProps) {
  return (
    <ActForm
      id="finding"
      submissionKey={submissionKey}
      schema={findingForm}
      action={(input) => make(input as never)}
      defaults={{
        submissionKey,
        itemId,
        schoolId: schools.length === 1 ? (schools[0]?.id ?? '') : '',
        content: '',
        dueOn: '',
      }}
      fields={[
        {
          name: 'schoolId',
          label: '学校',
          as: 'select',
          options: schools.map(({ id, name }) => ({ value: id, label: name })),
        },
        { name: 'content', label: '问题与要求', as: 'area', max: 1000 },
        { name: 'dueOn', label: '整改期限', as: 'date', hint: '学校校长的桌上随即有一条时限。' },
      ]}
      label="提出意见，限期整改"
      pendingText="正在提出"
      said={() => '已提出，学校已有一条时限。'}
      goTo={({ findingId }) => `/findings/${findingId}`}
    />
  )
}
