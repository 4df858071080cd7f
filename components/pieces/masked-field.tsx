'use client'

import { type FormEvent, useEffect, useId, useState } from 'react'
import { Button } from '#components/ui/button'
import { Icon } from '#components/ui/icon'
import { LinkButton } from '#components/ui/link-button'
import { TextInput } from '#components/ui/text-input'

export type RevealAnswer =
  | { readonly ok: true; readonly value: { readonly value: string } }
  | { readonly ok: false; readonly text: string }

type MaskedFieldProps = {
  /** 身份证件号码、联系电话、家庭住址。 */
  label: string
  /** 服务器给的掩码：350425********001X。真值不在页面里。 */
  mask: string
  /** 先留痕、后给值的服务器动作。 */
  reveal: (reason: string) => Promise<RevealAnswer>
  /** 真值是电话：显示的六十秒里可以直接拨打。 */
  dial?: boolean
  /** 这一次查看记在哪里。 */
  logged?: string
}

const SHOWN_SECONDS = 60
const REASON_AT_LEAST = 4

type Stage =
  | { at: 'masked' }
  | { at: 'asking'; error?: string; pending: boolean }
  | { at: 'shown'; value: string; until: number }

/** 掩码字段：按眼睛，就地写事由，显示六十秒后自行收起；每次查看都已记录。 */
export function MaskedField({
  label,
  mask,
  reveal,
  dial = false,
  logged = '事由、时间和您的姓名会记入这个孩子的查阅记录。',
}: MaskedFieldProps) {
  const [stage, setStage] = useState<Stage>({ at: 'masked' })
  const id = useId()

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if ([...reason].length < REASON_AT_LEAST) {
      setStage({ at: 'asking', pending: false, error: `请写明查看事由，至少${REASON_AT_LEAST}个字。` })
      return
    }
    setStage({ at: 'asking', pending: true })
    try {
      const answer = await reveal(reason)
      if (answer.ok) {
        setStage({ at: 'shown', value: answer.value.value, until: performance.now() + SHOWN_SECONDS * 1000 })
      } else setStage({ at: 'asking', pending: false, error: answer.text })
    } catch {
      setStage({ at: 'asking', pending: false, error: '网络不通，没有取到。请稍后再试。' })
    }
  }

  if (stage.at === 'shown') {
    return (
      <ShownValue
        value={stage.value}
        until={stage.until}
        dial={dial}
        onHide={() => setStage({ at: 'masked' })}
      />
    )
  }
  return (
    <span className="inline-flex max-w-full flex-col gap-2 indent-0">
      <span className="inline-flex items-center gap-1">
        <span className="break-all">{mask}</span>
        <button
          type="button"
          aria-expanded={stage.at === 'asking'}
          aria-label={`查看${label}`}
          onClick={() =>
            setStage(stage.at === 'asking' ? { at: 'masked' } : { at: 'asking', pending: false })
          }
          className="inline-flex size-11 items-center justify-center rounded-md text-accent hover:bg-accent-soft lg:size-8 print:hidden"
        >
          <Icon name="eye" />
        </button>
      </span>
      {stage.at === 'asking' ? (
        <form
          method="post"
          onSubmit={ask}
          noValidate
          className="flex flex-col gap-2 border-l-4 border-accent pl-3 print:hidden"
        >
          <TextInput
            id={`${id}reason`}
            name="reason"
            label={`查看${label}的事由`}
            hint={logged}
            error={stage.error}
            required
            maxLength={100}
            autoComplete="off"
            autoFocus
          />
          <span className="flex gap-2">
            <Button type="submit" variant="primary" size="dense" pending={stage.pending} pendingText="正在取">
              显示60秒
            </Button>
            <Button variant="quiet" size="dense" onClick={() => setStage({ at: 'masked' })}>
              不看了
            </Button>
          </span>
        </form>
      ) : null}
    </span>
  )
}

/** 倒计时以单调时钟为准；页面切到后台即收起，锁屏前的值不会留在屏上。 */
function ShownValue({
  value,
  until,
  dial,
  onHide,
}: {
  value: string
  until: number
  dial: boolean
  onHide: () => void
}) {
  const [left, setLeft] = useState(SHOWN_SECONDS)
  useEffect(() => {
    const tick = setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000)
      if (seconds <= 0) onHide()
      else setLeft(seconds)
    }, 250)
    function leave() {
      if (document.hidden) onHide()
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      clearInterval(tick)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [until, onHide])
  return (
    <span className="inline-flex flex-wrap items-center gap-2 indent-0">
      <span role="status" className="bg-due-soft px-2 break-all select-all print:bg-transparent print:px-0">
        {value}
      </span>
      {dial ? (
        <LinkButton href={`tel:${value}`} variant="primary" size="dense">
          <Icon name="phone" />
          拨打
        </LinkButton>
      ) : null}
      <span className="text-sm text-muted print:hidden" aria-hidden="true">
        {left}秒后收起
      </span>
      <Button variant="quiet" size="dense" onClick={onHide}>
        收起
      </Button>
    </span>
  )
}
