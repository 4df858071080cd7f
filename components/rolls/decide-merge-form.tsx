'use client'

import { useState } from 'react'
import { useOneAct } from '#components/attendance/use-one-act'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'

type Input = { submissionKey: string; proposalId: string; reason: string }

type DecideMergeFormProps = {
  proposalId: string
  submissionKey: string
  choices: readonly { readonly verb: string; readonly act: (input: Input) => Promise<Answer<unknown>> }[]
}

/** 一件合并的答复：写一句理由，按哪个就是哪个。 */
export function DecideMergeForm({ proposalId, submissionKey, choices }: DecideMergeFormProps) {
  const [reason, setReason] = useState('')
  const { pending, text, fields, act } = useOneAct()
  return (
    <div className="grid max-w-2xl gap-3 py-3">
      {text ? <Notice kind="refusal" title={text} /> : null}
      <TextInput
        id={`reason-${proposalId}`}
        label="理由"
        required
        maxLength={200}
        error={fields.reason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="flex flex-wrap gap-3">
        {choices.map((choice) => (
          <Button
            key={choice.verb}
            pending={pending}
            pendingText="正在提交"
            onClick={() => void act(() => choice.act({ submissionKey, proposalId, reason }))}
          >
            {choice.verb}
          </Button>
        ))}
      </div>
    </div>
  )
}
