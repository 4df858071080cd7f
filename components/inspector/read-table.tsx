import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import { isKeyOf } from '#lib/rules/labels'
import { ACCESS_FIELD_LABEL } from '#lib/rules/people/may-reveal'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'

export type ReadLine = {
  readonly id: string
  readonly personId: string
  readonly childId: string
  readonly role: string
  readonly field: string
  readonly reason: string
  readonly at: string
  readonly person: { readonly name: string }
  readonly child: { readonly name: string; readonly school: { readonly name: string } | null }
}

type ReadTableProps = {
  reads: readonly ReadLine[]
  caption: string
  today: string
  /** 一个孩子的记录里不必再写孩子。 */
  ofOneChild?: boolean
}

/** 查阅记录：谁、以什么岗位、看了谁的哪一项、为什么、何时。 */
export function ReadTable({ reads, caption, today, ofOneChild = false }: ReadTableProps) {
  const who = ofOneChild
    ? []
    : [
        {
          key: 'child',
          head: '看了谁',
          cell: (row: ReadLine) => (
            <>
              <TextLink href={`/children/${row.childId}`}>{row.child.name}</TextLink>
              <span className="block text-sm text-muted">{row.child.school?.name}</span>
            </>
          ),
        },
      ]
  return (
    <Table
      caption={`${caption}，${reads.length}条，新的在前`}
      columns={[
        { key: 'who', head: '谁', cell: (row: ReadLine) => row.person.name },
        { key: 'role', head: '岗位', cell: (row) => (isRole(row.role) ? ROLE_LABEL[row.role] : row.role) },
        ...who,
        {
          key: 'field',
          head: '哪一项',
          cell: (row) => (isKeyOf(ACCESS_FIELD_LABEL, row.field) ? ACCESS_FIELD_LABEL[row.field] : row.field),
        },
        { key: 'reason', head: '事由', cell: (row) => row.reason },
        { key: 'at', head: '时间', cell: (row) => <MomentText at={row.at} today={today} /> },
      ]}
      rows={reads}
      rowKey={(row) => row.id}
      empty="没有查阅记录。"
    />
  )
}
