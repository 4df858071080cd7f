import { rowsHref } from '#components/bureau/row-filter'
import { TextLink } from '#components/ui/app-link'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'

export type OwnSchool = {
  readonly id: string
  readonly name: string
  readonly due: number
  readonly submitted: number
  readonly open: number
  readonly broken: number
  readonly toSign: number
}

/** 督学的学校：今日报送、未结、逾期、待会签；每个数按下见行。 */
export function OwnSchools({ schools }: { schools: readonly OwnSchool[] }) {
  const number = (href: string, text: string | number, label: string) => (
    <TextLink href={href} aria-label={label} className="inline-block min-h-6 min-w-6">
      {text}
    </TextLink>
  )
  return (
    <Table
      caption={`责任校，${schools.length}所`}
      columns={[
        {
          key: 'name',
          head: '学校',
          cell: (row: OwnSchool) => <span className="block min-w-28">{row.name}</span>,
        },
        {
          key: 'submitted',
          head: '今日报送',
          cell: (row) =>
            row.due === 0 ? (
              '今天不上课'
            ) : (
              <span className="inline-flex flex-wrap items-center gap-2">
                {number(
                  rowsHref('/rows/submissions', { school: row.id }),
                  `${row.submitted}/${row.due}班`,
                  `${row.name}今日报送${row.submitted}/${row.due}班`,
                )}
                {row.submitted < row.due ? <StateTag tone="due">未报齐</StateTag> : null}
              </span>
            ),
        },
        {
          key: 'open',
          head: '未结个案',
          numeric: true,
          cell: (row) =>
            number(
              rowsHref('/cases', { standing: 'open', school: row.id }),
              row.open,
              `${row.name}未结个案${row.open}件`,
            ),
        },
        {
          key: 'broken',
          head: '逾期时限',
          numeric: true,
          cell: (row) =>
            number(
              rowsHref('/rows/clocks', { state: 'broken', school: row.id }),
              row.broken,
              `${row.name}逾期时限${row.broken}项`,
            ),
        },
        { key: 'sign', head: '待会签', numeric: true, cell: (row) => row.toSign },
      ]}
      rows={schools}
      rowKey={(row) => row.id}
      empty="没有划给您的责任校。"
    />
  )
}
