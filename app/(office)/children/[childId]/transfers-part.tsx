import { TransferTag } from '#components/transfers/transfer-tag'
import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { FoundTransfer } from '#lib/data/transfers/transfers'
import { comesIn } from '#lib/rules/placements/transfer-states'
import type { LoadedChild } from '#lib/server/children/load-child'

/** 这个孩子的转学，新的在前。 */
export function TransfersPart({ loaded: { transfers, now } }: { loaded: LoadedChild }) {
  return (
    <Table
      caption={`转学 ${transfers.length}份`}
      columns={[
        {
          key: 'to',
          head: '转往',
          cell: (row: FoundTransfer) => <TextLink href={`/transfers/${row.id}`}>{toText(row)}</TextLink>,
        },
        { key: 'state', head: '进展', cell: (row) => <TransferTag route={row.route} state={row.state} /> },
        { key: 'at', head: '提出', cell: (row) => <MomentText at={row.recordedAt} today={now.today} /> },
      ]}
      rows={transfers}
      rowKey={(row) => row.id}
      empty="没有转学。"
    />
  )
}

function toText({ route, toSchool, peerName }: FoundTransfer): string {
  return comesIn(route) ? (toSchool?.name ?? '') : peerName
}
