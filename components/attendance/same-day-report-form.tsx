'use client'

import { useRef, useState } from 'react'
import type { z } from 'zod'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { TextArea } from '#components/ui/text-area'
import type { Answer } from '#lib/rules/answer'
import type { sameDayReportSchema } from '#lib/schemas/attendance/absence'
import { useOneAct } from './use-one-act.tsx'

type SameDayReportFormProps = {
  submissionKey: string
  absenceId: string
  /** 由联系情况写好的话；可以改。 */
  prefilled: string
  report: (input: z.input<typeof sameDayReportSchema>) => Promise<Answer<unknown>>
}

/** 当天报告：话已经写好，一按即报。 */
export function SameDayReportForm({ submissionKey, absenceId, prefilled, report }: SameDayReportFormProps) {
  const { pending, text, fields, act } = useOneAct()
  const [words, setWords] = useState(prefilled)
  const box = useRef<HTMLTextAreaElement>(null)
  return (
    <form
      method="post"
      noValidate
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void act(() => report({ submissionKey, absenceId, words })).then((sent) => {
          if (sent === null) box.current?.focus()
        })
      }}
    >
      {text ? <Notice kind="refusal" title={text} /> : null}
      <TextArea
        ref={box}
        id="words"
        label="报告内容"
        hint="按点名与联系情况写成，可以改。"
        required
        rows={3}
        maxLength={500}
        error={fields.words}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div>
        <Button type="submit" variant="primary" size="large" pending={pending} pendingText="正在报告">
          报告学校
        </Button>
      </div>
    </form>
  )
}
