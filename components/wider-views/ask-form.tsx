'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { ASKED_BY_LABEL, WIDER_VIEW } from '#lib/rules/people/wider-view'
import { widerViewForm } from '#lib/schemas/identity/wider-view'

type AskFormProps = {
  submissionKey: string
  ask: (input: never) => Promise<Answer<{ readonly viewId: string }>>
}

/** 请求临时查看：凭哪种号码、为什么。 */
export function AskForm({ submissionKey, ask }: AskFormProps) {
  return (
    <ActForm
      id="wider-view"
      submissionKey={submissionKey}
      schema={widerViewForm}
      action={(input) => ask(input as never)}
      defaults={{ submissionKey, askedBy: 'id_number', number: '', reason: '' }}
      fields={[
        {
          name: 'askedBy',
          label: '凭哪种号码',
          as: 'choice',
          options: Object.entries(ASKED_BY_LABEL).map(([value, label]) => ({ value, label })),
        },
        { name: 'number', label: '号码', hint: '须完整、准确；不能凭姓名找。', max: 30 },
        { name: 'reason', label: '事由', as: 'area', max: 200, hint: '教育局与该校责任督学都看得到。' },
      ]}
      label={`记下事由，查看${WIDER_VIEW.minutes}分钟`}
      pendingText="正在记下"
      said={() => '已记下，正在打开。'}
      goTo={({ viewId }) => `/wider-views/${viewId}`}
    />
  )
}
