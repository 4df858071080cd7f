import { CaseStateTag } from '#components/pieces/case-state-tag'
import { TextLink } from '#components/ui/app-link'
import { Table } from '#components/ui/table'
import type { CaseState } from '#lib/rules/cases/case-states'

export type StageRow = {
  readonly state: CaseState
  readonly count: number
  readonly medianDays: number
  readonly longestDays: number
}

/** 个案走到哪一步、各有几件、等了多久；件数按下见台账。 */
export function StageFunnel({ stages, asOf }: { stages: readonly StageRow[]; asOf: string }) {
  const most = Math.max(1, ...stages.map(({ count }) => count))
  const total = stages.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Table
        caption={`未销号的个案，${total}件，按阶段，截至${asOf}；天数自立案起`}
        columns={[
          { key: 'state', head: '阶段', cell: (row: StageRow) => <CaseStateTag state={row.state} /> },
          {
            key: 'count',
            head: '件数',
            numeric: true,
            cell: (row) => (
              <TextLink href={`/cases?state=${row.state}`} className="inline-block min-h-6 min-w-6">
                {row.count}
              </TextLink>
            ),
          },
          {
            key: 'bar',
            head: '多少',
            desktopOnly: true,
            cell: (row) => (
              <svg
                aria-hidden="true"
                viewBox="0 0 100 8"
                preserveAspectRatio="none"
                className="h-3 w-32 print:w-16"
              >
                <rect width={(row.count / most) * 100} height="8" className="fill-closed" />
              </svg>
            ),
          },
          { key: 'median', head: '中位天数', numeric: true, cell: (row) => <Days count={row.medianDays} /> },
          { key: 'longest', head: '最长', numeric: true, cell: (row) => <Days count={row.longestDays} /> },
        ]}
        rows={stages}
        rowKey={(row) => row.state}
        empty="没有未销号的个案。"
        total={{ state: '合计', count: total }}
      />
      <p className="pt-2 text-sm text-muted print:hidden">
        件数：此刻走在这一步、还没有销号的个案，两条线都算。天数：立案那天到今天的自然日；中位取排在正中间的一件，偶数件取靠前的一件。
      </p>
    </>
  )
}

function Days({ count }: { count: number }) {
  return <span className="whitespace-nowrap">{count}天</span>
}
