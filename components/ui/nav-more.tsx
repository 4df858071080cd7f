'use client'

import { usePathname } from 'next/navigation'
import { Icon } from './icon.tsx'
import { NavItem, type NavItemProps, standsAt } from './nav-item.tsx'

/** 手机底栏放不下的各项；换了页就合上。 */
export function NavMore({ entries }: { entries: readonly NavItemProps[] }) {
  const path = usePathname()
  const here = entries.some(({ href }) => standsAt(path, href))
  return (
    <details key={path} className="group relative">
      <summary
        className={`flex min-h-14 list-none flex-col items-center justify-center gap-1 px-1 text-xs ${here ? 'font-semibold text-accent shadow-[inset_0_2px_0_var(--accent)]' : 'text-muted'}`}
      >
        <Icon name="menu" />
        更多
      </summary>
      <ul className="absolute right-0 bottom-full grid w-64 grid-cols-3 rounded-t-md border border-line bg-surface p-2 shadow-over">
        {entries.map((entry) => (
          <li key={entry.href} className="min-w-0">
            <NavItem {...entry} />
          </li>
        ))}
      </ul>
    </details>
  )
}
