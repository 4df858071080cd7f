'use client'

import { useState } from 'react'
import { useOneAct } from '#components/attendance/use-one-act'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { type Option, Select } from '#components/ui/select'
import type { Answer } from '#lib/rules/answer'

type ComparisonFormProps = {
  submissionKey: string
  lists: readonly Option[]
  start: (input: { submissionKey: string; batchId: string }) => Promise<Answer<unknown>>
}

/** 选一份人口名单，起一次比对。 */
export function ComparisonForm({ submissionKey, lists, start }: ComparisonFormProps) {
  const [batchId, setBatchId] = useState(lists[0]?.value ?? '')
  const { pending, text, act } = useOneAct()
  return (
    <form
      method="post"
      noValidate
      className="flex max-w-2xl flex-wrap items-end gap-3 pb-6 print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        void act(() => start({ submissionKey, batchId }))
      }}
    >
      {text ? <Notice kind="refusal" title={text} /> : null}
      <Select
        id="batchId"
        label="户籍人口名单"
        required
        options={lists}
        value={batchId}
        onChange={({ target }) => setBatchId(target.value)}
      />
      <Button type="submit" variant="primary" pending={pending} pendingText="正在提交">
        比对
      </Button>
    </form>
  )
}
