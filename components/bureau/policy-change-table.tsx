import { clauseText } from '#components/cases/clause-text'
import { Table } from '#components/ui/table'
import type { PolicyChange } from '#lib/rules/policy/policy-changes'
import type { PolicyLine } from '#lib/rules/policy/policy-lines'

/** 换版的前后对照：每一处原来怎样、今后怎样，各带条款与原话。 */
export function PolicyChangeTable({ changes }: { changes: readonly PolicyChange[] }) {
  return (
    <Table
      caption={`改了的，${changes.length}处`}
      columns={[
        { key: 'label', head: '管什么', cell: ({ label }: PolicyChange) => label },
        { key: 'before', head: '现在', cell: ({ before }) => <Line line={before} none="没有这一项" /> },
        { key: 'after', head: '采用之后', cell: ({ after }) => <Line line={after} none="取消" /> },
      ]}
      rows={changes}
      rowKey={({ label, before, after }) => `${label} ${JSON.stringify([before, after])}`}
      empty="逐值都一样，只是写法有别。"
    />
  )
}

function Line({ line, none }: { line: PolicyLine | null; none: string }) {
  if (!line) return <span className="text-muted">{none}</span>
  return (
    <>
      {line.value}
      <span className="block text-sm text-muted">
        {clauseText(line.clause)}
        {line.words ? ` “${line.words}”` : ''}
        {line.reading ? ` 读作：${line.reading}` : ''}
      </span>
    </>
  )
}
