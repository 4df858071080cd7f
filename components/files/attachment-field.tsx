'use client'

import { type ChangeEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { CONTROL_LOOK, describedBy, Field } from '#components/ui/field'
import { Progress } from '#components/ui/progress'
import { ACCEPTED_IMAGES, ATTACHMENT_KINDS, type AttachmentKind } from '#lib/rules/files/attachment-kinds'
import { sendFile } from './send-file.ts'
import { shrinkImage } from './shrink-image.ts'

export type FileSubject =
  | { readonly childId: string; readonly caseId?: string }
  | { readonly findingId: string }

type AttachmentFieldProps = {
  id: string
  label: string
  hint?: string
  error?: string | undefined
  required?: boolean
  kind: AttachmentKind
  /** 关于谁；写明个案的，附件随案可见。关于督导意见的，随意见可见。 */
  subject: FileSubject
  /** 存好了（或撤下了，空串）。 */
  onKept: (attachmentId: string) => void
}

type Standing =
  | { readonly at: 'empty' }
  | { readonly at: 'sending'; readonly percent: number }
  | { readonly at: 'kept'; readonly kilobytes: number }
  | { readonly at: 'failed'; readonly text: string }

/** 拍照或选一张图：先在手机上缩小，边传边显示进度；断网可再传，不会存两份。 */
export function AttachmentField({ kind, subject, onKept, ...field }: AttachmentFieldProps) {
  const [standing, setStanding] = useState<Standing>({ at: 'empty' })
  const chosen = useRef<{ key: string; body: Blob } | null>(null)

  async function choose(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [file] = event.target.files ?? []
    if (!file) return
    onKept('')
    const body = kind === 'signature' ? file : await shrinkImage(file)
    chosen.current = { key: crypto.randomUUID(), body }
    await send()
  }

  async function send(): Promise<void> {
    if (!chosen.current) return
    const { key, body } = chosen.current
    setStanding({ at: 'sending', percent: 0 })
    const answer = await sendFile({ submissionKey: key, ...subject, kind }, body, (percent) =>
      setStanding({ at: 'sending', percent }),
    )
    if (answer?.ok) {
      setStanding({ at: 'kept', kilobytes: Math.max(1, Math.round(body.size / 1024)) })
      onKept(answer.value.attachmentId)
    } else {
      setStanding({
        at: 'failed',
        text: answer?.text ?? '网络不通，没有传到。请稍后点“再传一次”，不会存两份。',
      })
    }
  }

  const failed = standing.at === 'failed' ? standing.text : undefined
  const shown = { ...field, error: failed ?? field.error }
  return (
    <Field {...shown}>
      <input
        id={field.id}
        type="file"
        accept={ACCEPTED_IMAGES.join(',')}
        capture="environment"
        required={field.required ?? false}
        aria-invalid={shown.error ? true : undefined}
        aria-describedby={describedBy(shown)}
        onChange={(event) => void choose(event)}
        className={`${CONTROL_LOOK} py-2`}
      />
      <div aria-live="polite" className="flex flex-wrap items-center gap-3 text-sm empty:hidden">
        {standing.at === 'sending' ? (
          <Progress label="正在上传" done={standing.percent} total={100} unit="%" />
        ) : null}
        {standing.at === 'kept' ? (
          <span className="text-muted">
            已存{ATTACHMENT_KINDS[kind].label}，{standing.kilobytes} KB。重新选择即换一张。
          </span>
        ) : null}
        {standing.at === 'failed' ? <Button onClick={() => void send()}>再传一次</Button> : null}
      </div>
    </Field>
  )
}
