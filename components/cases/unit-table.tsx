import { TextLink } from '#components/ui/app-link'
import { type Column, Table } from '#components/ui/table'
import { CASE_STATE_LABEL, type CaseState } from '#lib/rules/cases/case-states'
import { filterHref, type LedgerFilter } from './state-filter.tsx'

export type UnitRow = {
  readonly id: string | null
  readonly name: string
  readonly total: number
  readonly open: number
  readonly closed: number
  readonly late: number
  readonly states: readonly { readonly state: CaseState; readonly count: number }[]
}

type UnitTableProps = {
  units: readonly UnitRow[]
  level: 'township' | 'school' | 'class'
  filter: LedgerFilter
  total: number
}

const HEAD = { township: '镇街', school: '学校', class: '班级' } as const
/** 按下一个单位，看它下面的一级。 */
const BELOW = { township: 'school', school: 'class', class: 'person' } as const
const FIELD = { township: 'townshipId', school: 'schoolId', class: 'classId' } as const

/** 镇街、学校、班级一级的台账：一个单位一行，加起来就是总数；按下看下一级。 */
export function UnitTable({ units, level, filter, total }: UnitTableProps) {
  const within = (id: string | null, more: LedgerFilter = {}) => ({
    ...filter,
    [FIELD[level]]: id ?? 'none',
    ...more,
  })
  const people = (id: string | null, count: number, more: LedgerFilter) =>
    count === 0 ? (
      0
    ) : (
      <TextLink href={filterHref(within(id, more))} className="inline-block min-h-6 min-w-6">
        {count}
      </TextLink>
    )
  const columns: readonly Column<UnitRow>[] = [
    {
      key: 'unit',
      head: HEAD[level],
      cell: ({ id, name }) => (
        <TextLink href={filterHref(within(id), { view: BELOW[level] })}>{name}</TextLink>
      ),
    },
    { key: 'total', head: '共', numeric: true, cell: ({ id, total: count }) => people(id, count, {}) },
    {
      key: 'open',
      head: '未结',
      numeric: true,
      cell: ({ id, open }) => people(id, open, { standing: 'open' }),
    },
    { key: 'late', head: '逾期', numeric: true, cell: ({ id, late }) => people(id, late, { clock: 'late' }) },
    {
      key: 'closed',
      head: '已销号',
      numeric: true,
      cell: ({ id, closed }) => people(id, closed, { standing: 'closed' }),
    },
    {
      key: 'states',
      head: '各状态',
      desktopOnly: true,
      cell: ({ states }) => states.map(({ state, count }) => `${CASE_STATE_LABEL[state]}${count}`).join('，'),
    },
  ]
  const sum = (pick: (row: UnitRow) => number) => units.reduce((all, row) => all + pick(row), 0)
  return (
    <Table
      caption={`${HEAD[level]}台账，${units.length}行，共${total}件；未结多的在前`}
      columns={columns}
      rows={units}
      rowKey={({ id }) => id ?? 'none'}
      empty="没有符合条件的个案。"
      total={{
        unit: '合计',
        total: sum((row) => row.total),
        open: sum((row) => row.open),
        late: sum((row) => row.late),
        closed: sum((row) => row.closed),
      }}
    />
  )
}
