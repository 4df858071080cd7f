'use client'

import { usePathname } from 'next/navigation'
import { AppLink } from './app-link.tsx'
import { Icon, type IconName } from './icon.tsx'

export type NavItemProps = {
  href: string
  label: string
  icon: IconName
  letter: string
  count?: number
  late?: boolean
}

/** 现在这一页归不归导航的这一项。 */
export function standsAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}

/** 导航的一项。 */
export function NavItem({ href, label, icon, letter, count = 0, late = false }: NavItemProps) {
  const path = usePathname()
  const here = standsAt(path, href)
  const place = here
    ? 'text-accent font-semibold lg:bg-accent-soft max-lg:shadow-[inset_0_2px_0_var(--accent)]'
    : 'text-muted hover:bg-sunken hover:text-ink'
  return (
    <AppLink
      href={href}
      aria-current={here ? 'page' : undefined}
      aria-keyshortcuts={`g ${letter}`}
      className={`relative flex min-h-14 flex-col items-center justify-center gap-1 px-1 text-xs lg:min-h-10 lg:flex-row lg:justify-start lg:gap-3 lg:rounded-md lg:px-3 lg:text-sm ${place}`}
    >
      <Icon name={icon} />
      <span className="max-w-full truncate">{label}</span>
      {count > 0 ? (
        <span
          className={`max-lg:absolute max-lg:top-1 max-lg:left-1/2 max-lg:ml-2 lg:ml-auto rounded-sm px-1 text-xs font-semibold ${late ? 'bg-late text-surface' : 'bg-sunken text-ink'}`}
        >
          {count}
          <span className="sr-only">{late ? '件待办，有逾期' : '件待办'}</span>
        </span>
      ) : null}
    </AppLink>
  )
}
