import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { StateTag, type Tone } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { TIP_CHANNEL_LABEL, TIP_OUTCOME_LABEL, type TipChannel, type TipOutcome } from '#lib/rules/tips/tips'

type TipRow = {
  readonly id: string
  readonly number: number
  readonly receivedOn: PlainDate
  readonly channel: TipChannel
  readonly unit: { readonly name: string } | null
  readonly case: { readonly number: string } | null
  readonly outcome: TipOutcome
  readonly followUps: readonly { readonly doneOn: PlainDate }[]
}

export const TIP_TONE: Readonly<Record<TipOutcome, Tone>> = {
  pending: 'due',
  verified: 'closed',
  partly: 'closed',
  unfounded: 'closed',
}

/** 各件举报：没有举报人，没有内容；内容在每件自己的一页。 */
export function TipTable({ rows, today, open }: { rows: readonly TipRow[]; today: string; open: boolean }) {
  return (
    <Table
      caption={`${open ? '未了的举报' : '全部举报'} ${rows.length}件，新的在前`}
      columns={[
        {
          key: 'number',
          head: '编号',
          cell: (row: TipRow) => <TextLink href={`/tips/${row.id}`}>第{row.number}号</TextLink>,
        },
        { key: 'day', head: '收到', cell: (row) => <DayText day={row.receivedOn} today={today} /> },
        { key: 'channel', head: '怎么来的', cell: (row) => TIP_CHANNEL_LABEL[row.channel] },
        {
          key: 'about',
          head: '说的是',
          cell: (row) => [row.unit?.name, row.case?.number].filter(Boolean).join('，') || '没有指明',
        },
        {
          key: 'outcome',
          head: '结论',
          cell: (row) => <StateTag tone={TIP_TONE[row.outcome]}>{TIP_OUTCOME_LABEL[row.outcome]}</StateTag>,
        },
        {
          key: 'last',
          head: '最近办理',
          cell: (row) => {
            const last = row.followUps.at(-1)
            return last ? <DayText day={last.doneOn} today={today} /> : '还没有办过'
          },
        },
      ]}
      rows={[...rows]}
      rowKey={({ id }) => id}
      empty={open ? '没有未了的举报。' : '还没有登记过举报。'}
    />
  )
}
