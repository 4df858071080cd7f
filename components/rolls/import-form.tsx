'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { type Option, Select } from '#components/ui/select'
import type { Answer } from '#lib/rules/answer'

type ImportFormProps = { submissionKey: string; kinds: readonly Option[]; lists: readonly Option[] }

/** 交一份名册：选种类，选文件，传上去就到那一批的页面。 */
export function ImportForm({ submissionKey, kinds, lists }: ImportFormProps) {
  const router = useRouter()
  const [kind, setKind] = useState(kinds[0]?.value ?? '')
  const [list, setList] = useState(lists[0]?.value ?? '')
  const [file, setFile] = useState<File | null>(null)
  const [sending, setSending] = useState(false)
  const [text, setText] = useState('')

  async function send(): Promise<void> {
    if (!file) {
      setText('请先选择文件。')
      return
    }
    setSending(true)
    setText('')
    const asked = new URLSearchParams({ submissionKey, kind, fileName: file.name.slice(0, 120) })
    if (kind === 'register') asked.set('list', list)
    try {
      const response = await fetch(`/api/imports?${asked}`, { method: 'POST', body: file })
      const answer = (await response.json()) as Answer<{ batchId: string }>
      if (answer.ok) router.push(`/imports/${answer.value.batchId}`)
      else setText(answer.text)
    } catch {
      setText('没有传上去，网络可能断了。文件还在您手里，请再按一次。')
    }
    setSending(false)
  }

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-2xl gap-5 pb-6"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void send()
      }}
    >
      {text ? <Notice kind="refusal" title={text} /> : null}
      <Select
        id="kind"
        label="哪一种名册"
        required
        options={kinds}
        value={kind}
        onChange={({ target }) => setKind(target.value)}
      />
      {kind === 'register' ? (
        <Select
          id="list"
          label="哪一类名单"
          required
          options={lists}
          value={list}
          onChange={({ target }) => setList(target.value)}
        />
      ) : null}
      <Field
        id="file"
        label="文件"
        required
        hint="xlsx、xls 或 csv，不超过 20 MB，只看第一张工作表。按列名认列，先后不限；不需要的列（如宗教信仰）不读取。证件号一列须为文本。"
      >
        <input
          id="file"
          type="file"
          accept=".xlsx,.xls,.csv"
          aria-describedby="file-hint"
          className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 py-2"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={sending} pendingText="正在上传">
          上传试读
        </Button>
      </div>
    </form>
  )
}
