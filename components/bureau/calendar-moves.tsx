import { dutyLabel } from '#components/cases/duty-label'
import { TextLink } from '#components/ui/app-link'
import { dueText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'

export type CalendarMove = {
  readonly id: string
  readonly caseId: string | null
  readonly childName: string
  readonly schoolName: string
  readonly duty: string
  readonly from: string
  readonly to: string
  readonly provisional: boolean
}

type CalendarMovesProps = { total: number; moves: readonly CalendarMove[]; today: string }

/** 录入之前看到的：哪些在走的时限要移动，由哪天到哪天；还什么也没有写。 */
export function CalendarMoves({ total, moves, today }: CalendarMovesProps) {
  const shown = moves.length < total ? `，列出先到期的${moves.length}项` : ''
  return (
    <div role="status">
      <Table
        caption={`将移动 ${total} 项${shown}；还没有录入`}
        columns={[
          {
            key: 'child',
            head: '学生',
            cell: (row: CalendarMove) => (
              <>
                {row.caseId ? (
                  <TextLink href={`/cases/${row.caseId}`}>{row.childName || '打开个案'}</TextLink>
                ) : (
                  row.childName
                )}
                <span className="block text-sm text-muted">{row.schoolName}</span>
              </>
            ),
          },
          { key: 'duty', head: '事项', cell: (row) => dutyLabel(row.duty) },
          { key: 'from', head: '原到期', cell: (row) => dueText(row.from, today) },
          {
            key: 'to',
            head: '改到',
            cell: (row) => (
              <span className="inline-flex flex-wrap gap-2">
                {dueText(row.to, today)}
                {row.provisional ? <StateTag tone="due">暂定</StateTag> : null}
              </span>
            ),
          },
        ]}
        rows={moves}
        rowKey={({ id }) => id}
        empty="没有在走的时限要移动。"
      />
    </div>
  )
}
