import { AppLink } from '#components/ui/app-link'
import { filterHref, type LedgerFilter, type LedgerView } from './state-filter.tsx'

const VIEWS: readonly { readonly view: LedgerView; readonly label: string }[] = [
  { view: 'township', label: '按镇街' },
  { view: 'school', label: '按学校' },
  { view: 'class', label: '按班级' },
  { view: 'person', label: '按个人' },
]

/** 四级台账的四种看法；换看法，筛选不变，总数不变。 */
export function LedgerViews({ view, filter }: { view: LedgerView; filter: LedgerFilter }) {
  return (
    <nav aria-label="看法" className="mb-4 flex flex-wrap gap-x-6 border-b border-line print:hidden">
      {VIEWS.map((one) => (
        <AppLink
          key={one.view}
          href={filterHref(filter, { view: one.view })}
          aria-current={one.view === view ? 'true' : undefined}
          className={`-mb-px inline-flex min-h-11 items-center border-b-2 ${one.view === view ? 'border-accent font-semibold text-accent' : 'border-transparent text-muted hover:text-ink'}`}
        >
          {one.label}
        </AppLink>
      ))}
    </nav>
  )
}
