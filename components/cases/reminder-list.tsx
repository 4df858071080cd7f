'use client'

import { useState } from 'react'
import { TextLink } from '#components/ui/app-link'
import { Button } from '#components/ui/button'
import { StateTag } from '#components/ui/state-tag'
import type { Answer } from '#lib/rules/answer'
import type { ReminderStage } from '#lib/rules/clocks/reminder-stages'

export type ReminderItem = {
  deadlineId: string
  stage: ReminderStage
  stageText: string
  text: string
  due: string
  href: string | null
}
export type ReadAction = (input: {
  submissionKey: string
  reads: { deadlineId: string; stage: ReminderStage }[]
}) => Promise<Answer<unknown>>
type ReminderListProps = {
  items: readonly ReminderItem[]
  submissionKey: string
  action: ReadAction
}

/** 提醒：到期前一日、当日、过期各一次；已阅之后不再出现，时限照走。 */
export function ReminderList({ items, submissionKey, action }: ReminderListProps) {
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  async function read() {
    setPending(true)
    const reads = items.map(({ deadlineId, stage }) => ({ deadlineId, stage }))
    const answer = await action({ submissionKey, reads }).catch(() => null)
    setPending(false)
    setRefusal(answer?.ok ? null : (answer?.text ?? '网络不通，没有送到，请稍后再按一次。'))
  }
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-2">
        {items.map(({ deadlineId, stage, stageText, text, due, href }) => (
          <li key={`${deadlineId}-${stage}`} className="flex flex-wrap items-baseline gap-x-3">
            <StateTag tone={stage === 'after' ? 'late' : 'due'}>{stageText}</StateTag>
            {href ? <TextLink href={href}>{text}</TextLink> : <span>{text}</span>}
            <span className="text-sm text-muted">{due}</span>
          </li>
        ))}
      </ul>
      {refusal ? (
        <p role="alert" className="text-late">
          {refusal}
        </p>
      ) : null}
      <div>
        <Button type="button" pending={pending} pendingText="正在记下" onClick={() => void read()}>
          已阅这 {items.length} 条
        </Button>
      </div>
    </div>
  )
}
