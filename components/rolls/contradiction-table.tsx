import { TextLink } from '#components/ui/app-link'
import { Table } from '#components/ui/table'
import { CONTRADICTION_OWNER_LABEL, CONTRADICTIONS, type Contradiction } from '#lib/rules/rolls/quality'

type Row = {
  readonly kind: Contradiction
  readonly childId: string
  readonly name: string
  readonly caseId: string | null
  readonly school: string | null
  readonly class: string | null
  readonly township: string | null
}

function ownerOf(row: Row): string {
  const { owner } = CONTRADICTIONS[row.kind]
  if (owner === 'school') return row.school ?? '未登记学校，由县教育局'
  return owner === 'township' ? (row.township ?? '未登记乡镇，由县教育局') : CONTRADICTION_OWNER_LABEL[owner]
}

/** 说不通的各处：谁、怎样说不通、该谁去弄清、怎样弄清。 */
export function ContradictionTable({ rows, total }: { rows: readonly Row[]; total: number }) {
  return (
    <Table
      caption={`信息不一致，${total}处，本页${rows.length}处；弄清之后自行消失`}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (row: Row) => (
            <span className="whitespace-nowrap">
              <TextLink href={`/children/${row.childId}`}>{row.name}</TextLink>
              <span className="block text-xs text-muted">{row.class}</span>
            </span>
          ),
        },
        {
          key: 'kind',
          head: '哪里说不通',
          cell: (row) =>
            row.caseId ? (
              <TextLink href={`/cases/${row.caseId}`}>{CONTRADICTIONS[row.kind].label}</TextLink>
            ) : (
              CONTRADICTIONS[row.kind].label
            ),
        },
        { key: 'owner', head: '该谁弄清', cell: ownerOf },
        { key: 'fix', head: '怎样办', desktopOnly: true, cell: (row) => CONTRADICTIONS[row.kind].fix },
      ]}
      rows={rows}
      rowKey={(row) => `${row.kind}${row.childId}`}
      empty="没有说不通的地方。"
    />
  )
}
