'use client'

import { useState } from 'react'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { useOneAct } from '#components/attendance/use-one-act'
import { Button } from '#components/ui/button'
import { Choice } from '#components/ui/choice'
import { Notice } from '#components/ui/notice'
import type { Option } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'

type Input = { submissionKey: string; findingId: string; decision: string; reason: string }

type DecideFindingFormProps = {
  submissionKey: string
  findingId: string
  options: readonly Option[]
  decide: (input: Input) => Promise<Answer<unknown>>
}

/** 定一处：选一个，写明理由。定为立案的，后台随即立案。 */
export function DecideFindingForm({ submissionKey, findingId, options, decide }: DecideFindingFormProps) {
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const { pending, text, fields, act } = useOneAct()
  return (
    <ArrivalFocus>
      <form
        method="post"
        noValidate
        className="grid max-w-2xl gap-5 pb-6"
        onSubmit={(event) => {
          event.preventDefault()
          void act(() => decide({ submissionKey, findingId, decision, reason }))
        }}
      >
        {text ? <Notice kind="refusal" title={text} /> : null}
        <Choice
          id="decision"
          name="decision"
          label="决定"
          required
          options={options}
          error={fields.decision}
          onChange={({ target }) => setDecision(target.value)}
        />
        <TextInput
          id="reason"
          label="理由"
          required
          maxLength={200}
          error={fields.reason}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <div>
          <Button type="submit" variant="primary" pending={pending} pendingText="正在提交">
            就这样定
          </Button>
        </div>
      </form>
    </ArrivalFocus>
  )
}
