'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useOneAct } from '#components/attendance/use-one-act'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'

type Input = { submissionKey: string; keepId: string; retireId: string; reason: string }

type ProposeMergeFormProps = {
  submissionKey: string
  records: readonly [OneRecord, OneRecord]
  propose: (input: Input) => Promise<Answer<unknown>>
}
type OneRecord = { readonly id: string; readonly label: string }

/** 提请合并：保留哪条，为什么；由另一位同事批准。 */
export function ProposeMergeForm({ submissionKey, records, propose }: ProposeMergeFormProps) {
  const router = useRouter()
  const [one, other] = records
  const [keepId, setKeepId] = useState(one.id)
  const [reason, setReason] = useState('')
  const { pending, text, fields, act } = useOneAct()

  async function send(): Promise<void> {
    const retireId = keepId === one.id ? other.id : one.id
    if (await act(() => propose({ submissionKey, keepId, retireId, reason })))
      router.push('/comparison/merges')
  }

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-2xl gap-5 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {text ? <Notice kind="refusal" title={text} /> : null}
      <Select
        id="keepId"
        label="保留哪一条"
        hint="另一条停用，不删除；缺的项目由它补上。"
        required
        options={records.map(({ id, label }, at) => ({ value: id, label: `${at + 1}. ${label}` }))}
        value={keepId}
        onChange={({ target }) => setKeepId(target.value)}
      />
      <TextInput
        id="merge-reason"
        label="为什么是同一个孩子"
        required
        maxLength={200}
        error={fields.reason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div>
        <Button type="submit" pending={pending} pendingText="正在提交">
          提请合并
        </Button>
      </div>
    </form>
  )
}
