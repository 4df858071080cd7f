import { StepPanel } from '#components/cases/step-panel'
import { EndCategory, MarkCategory } from '#components/children/category-forms'
import { DayText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { CHILD_CATEGORIES, isChildCategory } from '#lib/rules/people/child-categories'
import { markableBy } from '#lib/rules/people/may-mark'
import { isWatched } from '#lib/rules/people/watch-groups'
import type { LoadedChild } from '#lib/server/children/load-child'
import { endCategoryAction, markCategoryAction } from './actions.ts'

type Row = { id: string; category: string; fromOn: PlainDate; toOn: PlainDate | null; restricted: boolean }

/** 类别一栏：现在的、从前的，与此岗位可以标注的。 */
export function CategoriesPart({ loaded }: { loaded: LoadedChild }) {
  const { child, labels, actor, now, profile, submissionKey } = loaded
  const rows: Row[] = [
    ...child.categories.map((one) => ({ ...one, restricted: false })),
    ...labels.map((one) => ({ ...one, restricted: true })),
  ]
  const open = rows.filter(({ toOn }) => toOn === null)
  const markable = markableBy(actor.role).filter((code) => !open.some(({ category }) => category === code))
  const endable = open.filter(({ category }) => markableBy(actor.role).some((code) => code === category))
  const about = { submissionKey, childId: child.id }
  const goTo = `/children/${child.id}`
  return (
    <div className="flex flex-col gap-4">
      <Table
        caption={`现有标注 ${open.length}项，从前的 ${rows.length - open.length}项`}
        columns={[
          {
            key: 'category',
            head: '类别',
            cell: (row: Row) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                {nameOf(row.category)}
                {row.restricted ? <StateTag tone="due">限阅</StateTag> : null}
                {isWatched(row.category, profile.watchGroups.value) ? (
                  <StateTag tone="late">本地重点</StateTag>
                ) : null}
              </span>
            ),
          },
          { key: 'from', head: '自', cell: (row) => <DayText day={row.fromOn} today={now.today} /> },
          {
            key: 'to',
            head: '至',
            cell: (row) => (row.toOn ? <DayText day={row.toOn} today={now.today} /> : '现在'),
          },
          { key: 'clause', head: '依据', desktopOnly: true, cell: (row) => clauseOf(row.category) },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty="没有标注对象类别。"
      />
      {markable.length > 0 ? (
        <StepPanel title="标注一类" clause="">
          <MarkCategory
            key={submissionKey}
            about={about}
            options={markable.map((code) => ({ value: code, label: nameOf(code) }))}
            today={now.today}
            action={markCategoryAction}
            goTo={goTo}
          />
        </StepPanel>
      ) : null}
      {endable.length > 0 ? (
        <StepPanel title="终止一类" clause="">
          <EndCategory
            key={submissionKey}
            about={about}
            options={endable.map(({ id, category }) => ({ value: id, label: nameOf(category) }))}
            today={now.today}
            action={endCategoryAction}
            goTo={goTo}
          />
        </StepPanel>
      ) : null}
    </div>
  )
}

function nameOf(code: string): string {
  return isChildCategory(code) ? CHILD_CATEGORIES[code].label : code
}

function clauseOf(code: string): string {
  return isChildCategory(code) ? CHILD_CATEGORIES[code].clause : ''
}
