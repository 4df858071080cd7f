import { AppLink } from '#components/ui/app-link'
import { CASE_STATE_LABEL, CASE_STATES, type CaseLine, type CaseState } from '#lib/rules/cases/case-states'

export type LedgerFilter = {
  readonly state?: CaseState
  readonly standing?: 'open' | 'closed'
  readonly line?: CaseLine
  readonly stage?: 'primary' | 'junior'
  readonly group?: string
  readonly clock?: 'today' | 'soon' | 'late'
  readonly schoolId?: string
  readonly classId?: string
  readonly townshipId?: string
  readonly versionId?: string
  readonly paired?: 'none'
}

export type LedgerView = 'person' | 'township' | 'school' | 'class'

/** 筛选写成地址里的名字；表单里的隐藏项、导出的条件也用它。 */
export function filterQuery(filter: LedgerFilter): Readonly<Record<string, string>> {
  const given = {
    state: filter.state,
    standing: filter.standing,
    line: filter.line,
    stage: filter.stage,
    group: filter.group,
    clock: filter.clock,
    school: filter.schoolId,
    class: filter.classId,
    township: filter.townshipId,
    version: filter.versionId,
    paired: filter.paired,
  }
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1])),
  )
}

/** 台账的地址：看法与筛选都在地址里，可以收藏，可以发给同事。 */
export function filterHref(
  filter: LedgerFilter,
  { view, after }: { readonly view?: LedgerView; readonly after?: { openedAt: string; id: string } } = {},
): string {
  const query = new URLSearchParams(filterQuery(filter))
  if (view && view !== 'person') query.set('view', view)
  if (after) query.set('after', `${after.openedAt}_${after.id}`)
  const text = query.toString()
  return text ? `/cases?${text}` : '/cases'
}

type StateFilterProps = {
  filter: LedgerFilter
  view: LedgerView
  counts: readonly { state: CaseState; count: number }[]
  total: number
}

/** 按状态的一排数，按下即筛；另有未结、已结、逾期三个开关。 */
export function StateFilter({ filter, view, counts, total }: StateFilterProps) {
  const hrefOf = (changed: LedgerFilter) => filterHref(changed, { view })
  const { state: _state, ...stateless } = filter
  const { standing: _standing, ...standless } = filter
  const { clock: _clock, ...clockless } = filter
  const { paired: _paired, ...anyPaired } = filter
  const present = CASE_STATES.filter((state) => counts.some((one) => one.state === state))
  return (
    <nav aria-label="筛选" className="flex min-w-0 flex-col gap-2 pb-4 print:hidden">
      <div className="flex flex-wrap gap-2">
        <FilterLink href={hrefOf(standless)} current={!filter.standing} text="全部" />
        <FilterLink
          href={hrefOf({ ...standless, standing: 'open' })}
          current={filter.standing === 'open'}
          text="未结"
        />
        <FilterLink
          href={hrefOf({ ...standless, standing: 'closed' })}
          current={filter.standing === 'closed'}
          text="已结"
        />
        <FilterLink
          href={hrefOf(filter.clock === 'late' ? clockless : { ...filter, clock: 'late' })}
          current={filter.clock === 'late'}
          text="只看逾期"
        />
        {filter.paired ? <FilterLink href={hrefOf(anyPaired)} current text="只看没有结对的" /> : null}
      </div>
      <div className="flex flex-wrap gap-2 phone:-mx-4 phone:flex-nowrap phone:overflow-x-auto phone:px-4">
        <FilterLink href={hrefOf(stateless)} current={!filter.state} text={`各状态 ${total}`} />
        {present.map((state) => (
          <FilterLink
            key={state}
            href={hrefOf({ ...filter, state })}
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
      className={`inline-flex min-h-11 shrink-0 items-center rounded-md border px-3 lg:min-h-8 ${current ? 'border-accent bg-accent-soft font-medium text-accent' : 'border-line-strong bg-surface hover:border-accent'}`}
    >
      {text}
    </AppLink>
  )
}
