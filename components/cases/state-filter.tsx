import { AppLink } from '#components/ui/app-link'
import { CASE_STATE_LABEL, CASE_STATES, type CaseState } from '#lib/rules/cases/case-states'

export type LedgerFilter = {
  readonly state?: CaseState
  readonly standing?: 'open' | 'closed'
  readonly late?: boolean
  readonly schoolId?: string
  readonly townshipId?: string
}

/** 台账的地址：筛选都在地址里，可以收藏，可以发给同事。 */
export function filterHref(filter: LedgerFilter, after?: { openedAt: string; id: string }): string {
  const query = new URLSearchParams()
  if (filter.state) query.set('state', filter.state)
  if (filter.standing) query.set('standing', filter.standing)
  if (filter.late) query.set('late', '1')
  if (filter.schoolId) query.set('school', filter.schoolId)
  if (filter.townshipId) query.set('township', filter.townshipId)
  if (after) query.set('after', `${after.openedAt}_${after.id}`)
  const text = query.toString()
  return text ? `/cases?${text}` : '/cases'
}

type StateFilterProps = {
  filter: LedgerFilter
  counts: readonly { state: CaseState; count: number }[]
  total: number
}

/** 按状态的一排数，按下即筛；另有未结、已结、逾期三个开关。 */
export function StateFilter({ filter, counts, total }: StateFilterProps) {
  const { state: _state, ...stateless } = filter
  const { standing: _standing, ...standless } = filter
  const { late: _late, ...lateless } = filter
  const present = CASE_STATES.filter((state) => counts.some((one) => one.state === state))
  return (
    <nav aria-label="筛选" className="flex flex-col gap-2 pb-4">
      <div className="flex flex-wrap gap-2">
        <FilterLink href={filterHref(standless)} current={!filter.standing} text="全部" />
        <FilterLink
          href={filterHref({ ...standless, standing: 'open' })}
          current={filter.standing === 'open'}
          text="未结"
        />
        <FilterLink
          href={filterHref({ ...standless, standing: 'closed' })}
          current={filter.standing === 'closed'}
          text="已结"
        />
        <FilterLink
          href={filterHref(filter.late ? lateless : { ...filter, late: true })}
          current={filter.late === true}
          text="只看逾期"
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <FilterLink href={filterHref(stateless)} current={!filter.state} text={`各状态 ${total}`} />
        {present.map((state) => (
          <FilterLink
            key={state}
            href={filterHref({ ...filter, state })}
            current={filter.state === state}
            text={`${CASE_STATE_LABEL[state]} ${counts.find((one) => one.state === state)?.count ?? 0}`}
          />
        ))}
      </div>
    </nav>
  )
}

function FilterLink({ href, current, text }: { href: string; current: boolean; text: string }) {
  return (
    <AppLink
      href={href}
      aria-current={current ? 'true' : undefined}
      className={`inline-flex min-h-11 items-center rounded-md border px-3 lg:min-h-8 ${current ? 'border-accent bg-accent-soft font-medium text-accent' : 'border-line-strong bg-surface hover:border-accent'}`}
    >
      {text}
    </AppLink>
  )
}
