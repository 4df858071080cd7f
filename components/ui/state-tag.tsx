import type { ReactNode } from 'react'

/** 状态的五种色调，意思处处相同。 */
export type Tone = 'plain' | 'normal' | 'due' | 'late' | 'closed'

const TONE: Readonly<Record<Tone, string>> = {
  plain: 'bg-sunken text-ink',
  normal: 'bg-normal-soft text-normal',
  due: 'bg-due-soft text-due',
  late: 'bg-late-soft text-late',
  closed: 'bg-closed-soft text-closed',
}

// 灰度打印时颜色尽失，靠记号区分。
const SIGN: Readonly<Record<Tone, string>> = { plain: '', normal: '', due: '◔', late: '！', closed: '✓' }

/** 状态标签：色调加记号加文字。 */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag ${TONE[tone]}`}>
      {SIGN[tone] ? <span aria-hidden="true">{SIGN[tone]}</span> : null}
      {children}
    </span>
  )
}

/** 空心徽标：等别人来办的（待签收、待会签）。 */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center rounded-sm border border-line-strong px-2 text-sm whitespace-nowrap text-ink">
      {children}
    </span>
  )
}
