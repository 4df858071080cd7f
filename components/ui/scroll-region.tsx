import type { ReactNode } from 'react'

type ScrollRegionProps = { label: string; className?: string; children: ReactNode }

/** 自己滚动的一块：页面不横滚；键盘可聚焦后用方向键滚动。 */
export function ScrollRegion({ label, className = '', children }: ScrollRegionProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: 键盘用户要能滚动它
      tabIndex={0}
      className={`relative overflow-auto print:max-h-none print:overflow-visible ${className}`}
    >
      {children}
    </section>
  )
}
