'use client'

import { useState } from 'react'
import { useOneAct } from '#components/attendance/use-one-act'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import type { ExportKind } from '#lib/rules/figures/export-kinds'

type Asked = {
  submissionKey: string
  kind: ExportKind
  query: Record<string, string>
  purpose: string
}

type ExportFormProps = {
  submissionKey: string
  kind: ExportKind
  /** 来的那一页的筛选，原样交回去。 */
  query: Readonly<Record<string, string>>
  count: number
  minutes: number
  request: (asked: Asked) => Promise<Answer<{ readonly exportId: string; readonly rows: number }>>
}

/** 先写用途并登记，再给文件；登记看得到的人是教育局与责任督学。 */
export function ExportForm({ submissionKey, kind, query, count, minutes, request }: ExportFormProps) {
  const [purpose, setPurpose] = useState('')
  const [made, setMade] = useState<{ exportId: string; rows: number } | null>(null)
  const { pending, text, fields, act } = useOneAct()

  async function send(): Promise<void> {
    const done = await act(() => request({ submissionKey, kind, query: { ...query }, purpose }))
    if (!done) return
    setMade(done)
    location.assign(`/exports/${done.exportId}/sheet`)
  }

  if (made) {
    return (
      <Notice kind="success" title={`已登记，${made.rows}行，正在下载`}>
        没有自动下载的，
        <a href={`/exports/${made.exportId}/sheet`} className="text-accent underline underline-offset-4">
          再下载一次
        </a>
        ；{minutes}分钟之内有效，过时请重新登记。
      </Notice>
    )
  }
  return (
    <form
      method="post"
      noValidate
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {text ? <Notice kind="refusal" title={text} /> : null}
      <TextInput
        id="export-purpose"
        label="用途"
        hint="写进文件，也写进导出登记；教育局与责任督学看得到。"
        required
        maxLength={100}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
        error={fields.purpose}
      />
      <div>
        <Button type="submit" variant="primary" pending={pending} pendingText="正在登记">
          登记并导出这{count}行
        </Button>
      </div>
    </form>
  )
}
