'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { otherSessionsForm, ownPasswordForm } from '#lib/schemas/identity/admin-forms'

type Send = (input: never) => Promise<Answer<{ readonly ended: number }>>

/** 改自己的口令。 */
export function OwnPasswordForm({ submissionKey, change }: { submissionKey: string; change: Send }) {
  return (
    <ActForm
      id="password"
      submissionKey={submissionKey}
      schema={ownPasswordForm}
      action={(input) => change(input as never)}
      defaults={{ submissionKey, current: '', next: '', again: '' }}
      fields={[
        { name: 'current', label: '现在的口令', as: 'password' },
        { name: 'next', label: '新口令', as: 'password', hint: '至少 12 个字符，不要含登录名。' },
        { name: 'again', label: '再填一遍', as: 'password' },
      ]}
      label="改口令"
      said={({ ended }) => `口令已改，其他 ${ended} 台设备已退出。`}
    />
  )
}

/** 退出我的其他设备。 */
export function OtherSessionsForm({ submissionKey, end }: { submissionKey: string; end: Send }) {
  return (
    <ActForm
      id="sessions"
      submissionKey={submissionKey}
      schema={otherSessionsForm}
      action={(input) => end(input as never)}
      defaults={{ submissionKey }}
      fields={[]}
      label="退出我的其他设备"
      said={({ ended }) => `${ended} 台设备已退出。`}
    />
  )
}
