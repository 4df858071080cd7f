'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { TextInput } from '#components/ui/text-input'
import { type OpenedLetter, openSealed } from './open-sealed.ts'

const SHUT =
  '打不开：密码不对，或文件不是这一份、被改动过。请核对联系函上的编号与密码；仍打不开的，请电话联系转出一方另封一份。'

/** 带着密封文件来的：就在这台电脑上打开，填进下面的表；文件与密码都不上传。 */
export function SealedFile({ onOpened }: { onOpened: (opened: OpenedLetter) => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [code, setCode] = useState('')
  const [said, setSaid] = useState<'shut' | 'opened' | null>(null)
  const [pending, setPending] = useState(false)

  async function open(): Promise<void> {
    if (!file) return
    setPending(true)
    setSaid(null)
    const opened = await openSealed(await file.text(), code)
    setPending(false)
    setSaid(opened ? 'opened' : 'shut')
    if (!opened) return
    setCode('')
    onOpened(opened)
  }

  return (
    <fieldset className="mb-8 flex min-w-0 max-w-2xl flex-col gap-4 border border-line p-4">
      <legend className="px-1 font-medium">带着密封文件来的</legend>
      <p className="text-sm text-muted">在这台电脑上打开，填进下面的表，再逐项核对。文件与密码都不上传。</p>
      <label className="flex flex-col gap-1" htmlFor="sealed-file">
        <span className="font-medium">密封文件（.json）</span>
        <input
          id="sealed-file"
          type="file"
          accept=".json,application/json"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          className="min-h-11 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 py-2 lg:min-h-9"
        />
      </label>
      <TextInput
        id="sealed-code"
        label="联系函上的密码"
        autoComplete="off"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div>
        <Button
          pending={pending}
          pendingText="正在打开，约需几秒"
          disabled={!file || code.trim() === ''}
          onClick={() => void open()}
        >
          打开并填入
        </Button>
      </div>
      <div aria-live="polite">
        {said === 'shut' ? <Notice kind="refusal" title={SHUT} /> : null}
        {said === 'opened' ? (
          <Notice kind="success" title="已打开，与封好时一字不差。请与盖章的联系函逐项核对。" />
        ) : null}
      </div>
    </fieldset>
  )
}
