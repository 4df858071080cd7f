import { TextLink } from '#components/ui/app-link'
import { Button } from '#components/ui/button'
import { Select } from '#components/ui/select'
import { CASE_LINE_LABEL, CASE_LINES } from '#lib/rules/cases/case-states'
import { CHILD_CATEGORIES, type ChildCategory } from '#lib/rules/people/child-categories'
import { filterHref, filterQuery, type LedgerFilter, type LedgerView } from './state-filter.tsx'

const GROUPS = (Object.keys(CHILD_CATEGORIES) as ChildCategory[])
  .filter((code) => !CHILD_CATEGORIES[code].restricted)
  .map((value) => ({ value, label: CHILD_CATEGORIES[value].label }))

/** 其余的筛选：哪条线、学段、对象类别、时限。没有脚本也能用；结果是一个可以发给同事的地址。 */
export function MoreFilter({ filter, view }: { filter: LedgerFilter; view: LedgerView }) {
  const { line, stage, group, clock, ...kept } = filter
  const chosen = [line, stage, group, clock].filter(Boolean).length
  return (
    <details className="pb-4 print:hidden" open={chosen > 0}>
      <summary className="inline-flex min-h-11 items-center text-muted hover:text-ink lg:min-h-8">
        更多筛选{chosen > 0 ? `（${chosen}项）` : ''}
      </summary>
      <form method="get" action="/cases" className="flex flex-col gap-4 pt-2">
        {Object.entries({ ...filterQuery(kept), ...(view === 'person' ? {} : { view }) }).map(
          ([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Select
            id="filter-line"
            name="line"
            label="哪条线"
            empty="两条线"
            defaultValue={line ?? ''}
            options={CASE_LINES.map((value) => ({ value, label: CASE_LINE_LABEL[value] }))}
          />
          <Select
            id="filter-stage"
            name="stage"
            label="学段"
            empty="全部"
            defaultValue={stage ?? ''}
            options={[
              { value: 'primary', label: '小学' },
              { value: 'junior', label: '初中' },
            ]}
          />
          <Select
            id="filter-group"
            name="group"
            label="对象类别"
            empty="全部"
            defaultValue={group ?? ''}
            options={GROUPS}
          />
          <Select
            id="filter-clock"
            name="clock"
            label="时限"
            empty="不限"
            defaultValue={clock ?? ''}
            options={[
              { value: 'today', label: '今日到期' },
              { value: 'soon', label: '24小时内到期' },
              { value: 'late', label: '逾期' },
            ]}
          />
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit">筛选</Button>
          <TextLink href={filterHref({}, { view })}>清除全部筛选</TextLink>
        </div>
      </form>
    </details>
  )
}
