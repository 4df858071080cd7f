import { monthDayText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'

export type WeekRow = {
  readonly monday: string
  readonly called: number
  readonly unexcused: number
  readonly opened: number
  readonly returned: number
  readonly open: number
}

/** 一学期逐周的数：两张走势图画的就是它。 */
export function TrendTable({ weeks }: { weeks: readonly WeekRow[] }) {
  return (
    <Table
      caption={`逐周，${weeks.length}周；周末在办不含限期销号的`}
      columns={[
        { key: 'week', head: '周一', cell: ({ monday }: WeekRow) => monthDayText(monday) },
        { key: 'called', head: '点名班次', numeric: true, cell: ({ called }) => called },
        { key: 'unexcused', head: '无故缺勤人次', numeric: true, cell: ({ unexcused }) => unexcused },
        { key: 'opened', head: '新立案', numeric: true, cell: ({ opened }) => opened },
        { key: 'returned', head: '返校', numeric: true, cell: ({ returned }) => returned },
        { key: 'open', head: '周末在办', numeric: true, cell: ({ open }) => open },
      ]}
      rows={weeks}
      rowKey={({ monday }) => monday}
      empty="学期还没有开始。"
    />
  )
}
