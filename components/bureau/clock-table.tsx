import { clauseText } from '#components/cases/clause-text'
import { clockView, type StoredClock } from '#components/cases/clock-view'
import { dutyLabel } from '#components/cases/duty-label'
import { clockTone } from '#components/pieces/clock-text'
import { DayStrip } from '#components/pieces/day-strip'
import { TextLink } from '#components/ui/app-link'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'

export type OwedRow = {
  readonly clock: StoredClock & { readonly id: string; readonly duty: string }
  readonly ownerUnit: string
  readonly childName: string
  readonly schoolName: string
  readonly className: string
  readonly kase: { readonly id: string } | null
}

type ClockTableProps = {
  caption: string
  rows: readonly OwedRow[]
  now: { readonly at: string; readonly today: string }
  empty: string
}

/** 构成一个时限数的行：谁的事、欠什么、何时前、谁承担；没有证件号码。 */
export function ClockTable({ caption, rows, now, empty }: ClockTableProps) {
  return (
    <Table
      caption={caption}
      columns={[
        {
          key: 'child',
          head: '学生',
          cell: (row: OwedRow) =>
            row.kase ? (
              <TextLink href={`/cases/${row.kase.id}`} className="whitespace-nowrap">
                {row.childName || '打开个案'}
              </TextLink>
            ) : (
              <span className="whitespace-nowrap">{row.childName}</span>
            ),
        },
        { key: 'duty', head: '事项', cell: (row) => dutyLabel(row.clock.duty) },
        {
          key: 'state',
          head: '状态',
          cell: (row) => {
            const { tone, word } = clockTone(clockView(row.clock, now))
            return <StateTag tone={tone}>{word}</StateTag>
          },
        },
        {
          key: 'clock',
          head: '时限',
          cell: (row) => <DayStrip size="small" {...clockView(row.clock, now)} />,
        },
        {
          key: 'owner',
          head: '承担单位',
          // 只写“八年(2)班”，不知道是哪一所学校的。
          cell: (row) =>
            row.ownerUnit === row.className ? `${row.schoolName} ${row.className}` : row.ownerUnit,
        },
        {
          key: 'class',
          head: '学校班级',
          desktopOnly: true,
          cell: (row) => `${row.schoolName} ${row.className}`,
        },
        {
          key: 'clause',
          head: '依据',
          desktopOnly: true,
          cell: (row) => clauseText(row.clock.clause),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.clock.id}
      empty={empty}
    />
  )
}
