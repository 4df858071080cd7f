'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { endWiderViewForm, reviewWiderViewForm } from '#lib/schemas/identity/wider-view'

type Marked = Promise<Answer<{ readonly viewId: string }>>

type ViewActProps = { submissionKey: string; viewId: string; action: (input: never) => Marked }

/** 收回一次临时查看，写明为何。 */
export function EndViewForm({ submissionKey, viewId, action }: ViewActProps) {
  return (
    <ActForm
      id={`end-${viewId}`}
      submissionKey={submissionKey}
      schema={endWiderViewForm}
      action={(input) => action(input as never)}
      defaults={{ submissionKey, viewId, reason: '' }}
      fields={[{ name: 'reason', label: '为何收回', max: 200 }]}
      label="收回，即刻看不到"
      pendingText="正在收回"
      danger
      said={() => '已收回。'}
    />
  )
}

/** 核阅一次临时查看。 */
export function ReviewViewForm({ submissionKey, viewId, action }: ViewActProps) {
  return (
    <ActForm
      id={`review-${viewId}`}
      submissionKey={submissionKey}
      schema={reviewWiderViewForm}
      action={(input) => action(input as never)}
      defaults={{ submissionKey, viewId }}
      fields={[]}
      label="已核阅"
      pendingText="正在记下"
      said={() => '已记下核阅。'}
    />
  )
}
