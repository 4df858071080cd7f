import type { ReactNode } from 'react'

type StepPanelProps = { title: string; clause: string; open?: boolean; children: ReactNode }

/** 就地展开的一步：先看清是什么、依据哪一条，再填。 */
export function StepPanel({ title, clause, open = false, children }: StepPanelProps) {
  return (
    <details open={open} className="border border-line-strong bg-surface">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-4 px-4 py-2 font-medium text-accent">
        {title}
        {clause ? <span className="text-sm font-normal text-muted">{clause}</span> : null}
      </summary>
      <div className="border-t border-line px-4 py-4">{children}</div>
    </details>
  )
}
