import type { FormEvent, ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'

type ActFrameProps = {
  /** 按下之后已经发生的事。 */
  label: string
  pendingText?: string
  send: () => Promise<void>
  pending: boolean
  refusal: string | null
  /** 不办了，回到哪里。 */
  back?: string
  danger?: boolean
  /** 主按钮之外的另一个按钮，例如存草稿。 */
  also?: ReactNode
  children?: ReactNode
}

/** 表单的外框：未办成的原因在最上，按钮在最下。 */
export function ActFrame({
  label,
  pendingText,
  send,
  pending,
  refusal,
  back,
  danger,
  also,
  children,
}: ActFrameProps) {
  function submit(event: FormEvent) {
    event.preventDefault()
    void send()
  }
  return (
    // 脚本还没就绪就按下的，也不能把所填内容写进地址栏。
    <form method="post" noValidate onSubmit={submit} className="flex max-w-2xl flex-col gap-5">
      {refusal ? <Notice kind="refusal" title={refusal} /> : null}
      {children}
      <div className="flex flex-wrap gap-3">
        <Button
          type="submit"
          variant={danger ? 'danger' : 'primary'}
          pending={pending}
          {...(pendingText ? { pendingText } : {})}
        >
          {label}
        </Button>
        {also}
        {back ? (
          <LinkButton href={back} variant="quiet">
            返回个案
          </LinkButton>
        ) : null}
      </div>
    </form>
  )
}
