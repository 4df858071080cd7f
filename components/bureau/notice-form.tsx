'use client'

import { useState } from 'react'
import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { fullDayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { Table } from '#components/ui/table'
import { TextArea } from '#components/ui/text-area'
import type { Answer } from '#lib/rules/answer'
import type { NoticeDifference } from '#lib/rules/calendar/holiday-notice'
import { holidayNoticeForm } from '#lib/schemas/figures/holiday-notice'

type Input = { submissionKey: string; text: string }
type Compared = {
  readonly year: number
  readonly next: number
  readonly differences: readonly NoticeDifference[]
}

type NoticeFormProps = {
  submissionKey: string
  preview: (input: Input) => Promise<Answer<Compared>>
  adopt: ActOn<Input>
}

const EXAMPLE =
  '{"year": 2027, "source": "国办发明电〔2026〕号", "days": [{"day": "2027-01-01", "works": false, "why": "元旦"}]}'
const KIND = { added: '新增', changed: '不同', missing: '通知里没有' } as const

/** 导入一年的放假通知：选文件或贴内容，先看差别，再采用。 */
export function NoticeForm({ submissionKey, preview, adopt }: NoticeFormProps) {
  const form = useCaseAct({
    schema: holidayNoticeForm,
    action: adopt,
    defaults: { submissionKey, text: '' },
    goTo: '/bureau/calendar',
  })
  const [seen, setSeen] = useState<(Compared & { readonly of: string }) | null>(null)
  const [looking, setLooking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  // 内容改了，先前看的就不作数。
  const current = seen?.of === form.watch('text') ? seen : null
  const ready = current !== null && current.year === current.next

  async function look(): Promise<void> {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return
    setLooking(true)
    const answer = await preview(form.getValues()).catch(() => null)
    setLooking(false)
    setRefusal(answer?.ok ? null : (answer?.text ?? '网络不通，没有看成。所填内容还在，请再按一次。'))
    if (answer?.ok) setSeen({ ...answer.value, of: form.getValues('text') })
  }

  return (
    <ActFrame
      label={ready ? `采用${current.year}年的安排` : '先看与在用的差别'}
      pendingText={ready ? '正在采用' : '正在比对'}
      send={() => (ready ? form.send() : look())}
      pending={form.pending || looking}
      refusal={form.refusal ?? refusal}
    >
      <div className="flex flex-col gap-1">
        <label htmlFor="notice-file" className="font-medium">
          JSON 文件
        </label>
        <input
          id="notice-file"
          type="file"
          accept="application/json,.json"
          className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 py-2"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            void file?.text().then((text) => form.setValue('text', text, { shouldValidate: true }))
          }}
        />
      </div>
      <TextArea
        id="notice-text"
        label="或贴内容"
        hint={`样子：${EXAMPLE}。works 为 false 是放假，true 是周末补班。`}
        required
        error={form.errorAt('text')}
        {...form.register('text')}
      />
      {current ? <Differences {...current} /> : null}
    </ActFrame>
  )
}

function Differences({ year, next, differences }: Compared) {
  return (
    <div role="status" className="flex flex-col gap-3">
      {year < next ? (
        <Notice kind="info" title={`已有${year}年的安排，不改已有的年份`}>
          个别日子不同的，请录入一次本县调整。
        </Notice>
      ) : null}
      {year > next ? <Notice kind="info" title={`要一年接一年，请先导入${next}年的通知`} /> : null}
      <Table
        caption={`${year}年与在用的差别，${differences.length}天；还没有写下`}
        columns={[
          { key: 'day', head: '日子', cell: (one: NoticeDifference) => fullDayText(one.day) },
          { key: 'kind', head: '差别', cell: ({ kind }) => KIND[kind] },
          { key: 'now', head: '在用', cell: ({ now }) => now ?? '没有点名' },
          { key: 'given', head: '通知', cell: ({ given }) => given ?? '没有点名' },
        ]}
        rows={differences}
        rowKey={({ day }) => day}
        empty="与在用的一样。"
      />
    </div>
  )
}
