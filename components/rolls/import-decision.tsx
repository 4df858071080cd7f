'use client'

import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { useOneAct } from '#components/attendance/use-one-act'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Answer } from '#lib/rules/answer'

type ImportDecisionProps = {
  batchId: string
  submissionKey: string
  act: (input: { batchId: string; submissionKey: string }) => Promise<Answer<unknown>>
  verb: string
  words: string
  /** 没有可写的行：按钮不给。 */
  idle: boolean
  note?: string
}

/** 对一批导入的决定：一句话说清后果，一个按钮。 */
export function ImportDecision({
  batchId,
  submissionKey,
  act,
  verb,
  words,
  idle,
  note,
}: ImportDecisionProps) {
  const { pending, text, act: run } = useOneAct()
  return (
    <ArrivalFocus>
      <div className="flex flex-col gap-3 pb-6">
        {text ? <Notice kind="refusal" title={text} /> : null}
        {note ? <p>{note}</p> : null}
        <p className="max-w-2xl text-muted">{words}</p>
        {idle ? (
          <p>没有可写入的行。</p>
        ) : (
          <div>
            <Button
              variant="primary"
              pending={pending}
              pendingText="正在提交"
              onClick={() => void run(() => act({ batchId, submissionKey }))}
            >
              {verb}
            </Button>
          </div>
        )}
      </div>
    </ArrivalFocus>
  )
}
