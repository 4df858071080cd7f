import type { ReactNode } from 'react'

type EmptyProps = {
  /** 一句完整的话：今天没有待办。 */
  children: ReactNode
  /** 上一件办成的事。 */
  last?: string
  /** 下一个已知的日子。 */
  next?: string
}

/** 空，也说清楚：没有什么，上次办了什么，下一个日子是哪天。 */
export function Empty({ children, last, next }: EmptyProps) {
  return (
    <div className="border-l-4 border-normal bg-surface px-4 py-4">
      <p className="text-base font-medium">{children}</p>
      {last ? <p className="mt-1 text-sm text-muted">上次办结：{last}</p> : null}
      {next ? <p className="text-sm text-muted">下一时限：{next}</p> : null}
    </div>
  )
}
