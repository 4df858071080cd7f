import { CaseStateTag } from '#components/pieces/case-state-tag'
import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { CaseOfChild } from '#lib/data/children/child-file'
import { CASE_LINE_LABEL, isCaseLine } from '#lib/rules/cases/case-states'
import type { LoadedChild } from '#lib/server/children/load-child'

/** 个案与各案的文书，一按即开。 */
export function CasesPart({ loaded: { cases, now } }: { loaded: LoadedChild }) {
  return (
    <Table
      caption={`个案 ${cases.length}件`}
      columns={[
        {
          key: 'number',
          head: '个案',
          cell: (row: CaseOfChild) => <TextLink href={`/cases/${row.id}`}>{row.number}</TextLink>,
        },
        { key: 'state', head: '状态', cell: (row) => <CaseStateTag state={row.state} /> },
        {
          key: 'line',
          head: '线',
          desktopOnly: true,
          cell: (row) => (isCaseLine(row.line) ? CASE_LINE_LABEL[row.line] : row.line),
        },
        {
          key: 'opened',
          head: '立案',
          cell: (row) => <MomentText at={row.openedAt} today={now.today} />,
        },
        { key: 'who', head: '劝返责任人', cell: (row) => row.responsible?.name ?? '尚未确定' },
        { key: 'papers', head: '文书', cell: (row) => <Papers row={row} /> },
      ]}
      rows={cases}
      rowKey={(row) => row.id}
      empty="没有您可以查看的个案。"
    />
  )
}

function Papers({ row: { id, papers } }: { row: CaseOfChild }) {
  const found = [
    { href: 'persuasion/print', label: '附件4', count: papers.persuasions },
    { href: 'report/print', label: '附件5', count: papers.reports },
    { href: 'visit/print', label: '附件3', count: papers.visits },
  ].filter(({ count }) => count > 0)
  if (found.length === 0) return <span className="text-muted">还没有</span>
  return (
    <span className="flex flex-wrap gap-x-3">
      {found.map(({ href, label, count }) => (
        <TextLink key={href} href={`/cases/${id}/${href}`}>
          {label}（{count}）
        </TextLink>
      ))}
    </span>
  )
}
