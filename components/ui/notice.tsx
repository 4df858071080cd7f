import type { ReactNode } from 'react'

export type NoticeKind = 'info' | 'success' | 'warn' | 'refusal'

const LOOK: Readonly<Record<NoticeKind, { box: string; word: string; text: string }>> = {
  info: { box: 'border-accent bg-accent-soft', word: '说明', text: 'text-accent' },
  success: { box: 'border-normal bg-normal-soft', word: '已办', text: 'text-normal' },
  warn: { box: 'border-due bg-due-soft', word: '注意', text: 'text-due' },
  refusal: { box: 'border-late bg-late-soft', word: '未办成', text: 'text-late' },
}

type NoticeProps = { kind: NoticeKind; title: string; children?: ReactNode; id?: string }

/** 一段告知。拒绝必须写下一步怎么办；拒绝与办成会被读屏即时读出。 */
export function Notice({ kind, title, children, id }: NoticeProps) {
  const { box, word, text } = LOOK[kind]
  const role = kind === 'refusal' ? 'alert' : kind === 'success' ? 'status' : undefined
  return (
    <div id={id} role={role} className={`border-l-4 px-4 py-3 ${box}`}>
      <p className="font-semibold">
        <span className={`mr-2 ${text}`}>{word}</span>
        {title}
      </p>
      {children ? <div className="mt-1">{children}</div> : null}
    </div>
  )
}
