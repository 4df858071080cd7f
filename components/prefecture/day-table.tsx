import { dayText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'

export type DayRow = {
  readonly day: string
  readonly counties: number
  readonly submitted: number
  readonly due: number
  readonly rate: string
  /** 有被盖住的只写上下限。 */
  readonly unexcused: string
  readonly openCases: string
}

/** 全州逐日：走势图画的就是它。 */
export function DayTable({ days }: { days: readonly DayRow[] }) {
  return (
    <Table
      caption={`全州逐日，${days.length}天，每县取当日最后一次`}
      columns={[
        { key: 'day', head: '日子', cell: ({ day }: DayRow) => dayText(day) },
        { key: 'counties', head: '有数的县', numeric: true, cell: ({ counties }) => counties },
        {
          key: 'rate',
          head: '报送率',
          numeric: true,
          cell: ({ rate, submitted, due }) => `${rate}（${submitted}/${due}班）`,
        },
        { key: 'unexcused', head: '无故缺勤', numeric: true, cell: ({ unexcused }) => unexcused },
        { key: 'open', head: '未结个案', numeric: true, cell: ({ openCases }) => openCases },
      ]}
      rows={days}
      rowKey={({ day }) => day}
      empty="还没有数字。"
    />
  )
}
