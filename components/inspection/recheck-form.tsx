'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { recheckFindingForm } from '#lib/schemas/inspection/inspection-forms'

type RecheckFormProps = {
  submissionKey: string
  findingId: string
  recheck: (input: never) => Promise<Answer<unknown>>
}

/** 复查：合格办结；不合格另限期，学校再欠一次。 */
export function RecheckForm({ submissionKey, findingId, recheck }: RecheckFormProps) {
  return (
    <ActForm
      id="recheck"
      submissionKey={submissionKey}
      schema={recheckFindingForm}
      action={(input) => recheck(input as never)}
      defaults={{ submissionKey, findingId, content: '', newDueOn: '', proofId: '' }}
      fields={[
        {
          name: 'result',
          label: '复查结果',
          as: 'choice',
          options: [
            { value: 'passed', label: '合格' },
            { value: 'failed', label: '不合格，另限期' },
          ],
        },
        { name: 'content', label: '复查所见', as: 'area', max: 1000 },
        { name: 'newDueOn', label: '另定的期限', as: 'date', required: false, hint: '不合格的必填。' },
        {
          name: 'proofId',
          label: '复查的照片',
          as: 'file',
          required: false,
          about: { findingId },
          hint: '没有的可以不传。',
        },
      ]}
      label="记下复查"
      said={() => '已记下。'}
    />
  )
}
