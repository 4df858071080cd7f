import { TextLink } from '#components/ui/app-link'
import { fullDayText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { FINDING_KINDS, isFindingKind } from '#lib/rules/rolls/matching/compare-lists'
import { FINDING_DECISIONS, isFindingDecision } from '#lib/rules/rolls/matching/decisions'
import { isMatchRule, MATCH_RULES } from '#lib/rules/rolls/matching/match-pair'

type Finding = {
  readonly id: string
  readonly kind: string
  readonly rule: string | null
  readonly name: string
  readonly birthOn: string | null
  readonly caseId: string | null
  readonly child: {
    readonly school: { readonly name: string } | null
    readonly class: { readonly name: string } | null
  } | null
  readonly matchDecisions: readonly { readonly decision: string }[]
}

/** 比出的各处；凭哪一条写在每一行上，姓名打开那一处去定。 */
export function FindingTable({ rows, total }: { rows: readonly Finding[]; total: number }) {
  return (
    <Table
      caption={`比对结果，${total}处，本页${rows.length}处`}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (row: Finding) => (
            <span className="whitespace-nowrap">
              <TextLink href={`/comparison/${row.id}`}>{row.name}</TextLink>
              <span className="block text-xs text-muted">{row.birthOn ? fullDayText(row.birthOn) : ''}</span>
            </span>
          ),
        },
        {
          key: 'kind',
          head: '情形',
          cell: (row) =>
            isFindingKind(row.kind) ? <StateTag tone="due">{FINDING_KINDS[row.kind].label}</StateTag> : null,
        },
        {
          key: 'rule',
          head: '凭',
          desktopOnly: true,
          cell: (row) =>
            row.rule && isMatchRule(row.rule) ? MATCH_RULES[row.rule].text : '名单与登记对不上',
        },
        {
          key: 'school',
          head: '登记的学校',
          desktopOnly: true,
          cell: (row) => `${row.child?.school?.name ?? ''}${row.child?.class?.name ?? ''}`,
        },
        {
          key: 'decision',
          head: '决定',
          cell: (row) => {
            const [last] = row.matchDecisions
            const label =
              last && isFindingDecision(last.decision) ? FINDING_DECISIONS[last.decision].label : '待定'
            return row.caseId ? <TextLink href={`/cases/${row.caseId}`}>{label}</TextLink> : label
          },
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty="没有这样的一处。"
    />
  )
}
