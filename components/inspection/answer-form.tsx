'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { answerFindingForm } from '#lib/schemas/inspection/inspection-forms'

type AnswerFormProps = {
  submissionKey: string
  findingId: string
  /** 答复整改，或整改结束后的报告。 */
  label: string
  send: (input: never) => Promise<Answer<unknown>>
}

/** 学校的答复与报告：怎样改的，凭据在哪里。 */
export function AnswerForm({ submissionKey, findingId, label, send }: AnswerFormProps) {
  return (
    <ActForm
      id="answer"
      submissionKey={submissionKey}
      schema={answerFindingForm}
      action={(input) => send(input as never)}
      defaults={{ submissionKey, findingId, content: '', evidence: '', proofId: '' }}
      fields={[
        { name: 'content', label: '怎样整改的', as: 'area', max: 1000 },
        { name: 'evidence', label: '凭据', as: 'area', max: 500, hint: '哪份材料、存在哪里，督学来看得到。' },
        {
          name: 'proofId',
          label: '整改的照片',
          as: 'file',
          required: false,
          about: { findingId },
          hint: '整改后的现场、台账或材料；没有的可以不传。',
        },
      ]}
      label={label}
      said={() => '已送出。'}
    />
  )
}
