import type { ReactNode } from 'react'
import { TextLink } from './app-link.tsx'

export type Crumb = { label: string; href: string }

type PageHeaderProps = {
  title: string
  crumbs?: readonly Crumb[]
  /** 标题旁的状态标签。 */
  tags?: ReactNode
  /** 标题下一行：班级、学校、责任人。 */
  lead?: ReactNode
  actions?: ReactNode
}

/** 页头：面包屑、标题、状态、可办的事。 */
export function PageHeader({ title, crumbs = [], tags, lead, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-2 pb-4">
      {crumbs.length > 0 ? (
        <nav aria-label="位置" className="print:hidden">
          <ol className="flex flex-wrap gap-x-2 text-sm text-muted">
            {crumbs.map((crumb) => (
              <li key={crumb.href} className="after:ml-2 after:content-['/']">
                <TextLink href={crumb.href}>{crumb.label}</TextLink>
              </li>
            ))}
            <li aria-current="page" className="max-w-64 truncate">
              {title}
            </li>
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg sm:text-xl">
            {title}
            {tags}
          </h1>
          {lead ? <div className="mt-1 text-muted">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </header>
  )
}
