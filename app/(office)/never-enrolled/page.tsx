import type { Metadata } from 'next'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { TextLink } from '#components/ui/app-link'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import {
  countNeverEnrolled,
  listNeverEnrolled,
  NEVER_ENROLLED_PER_PAGE,
} from '#lib/data/enrolment/list-never-enrolled'
import { isCaseState } from '#lib/rules/cases/case-states'
import { DROPOUT_REASON_LABEL } from '#lib/rules/labels'
import { codeText } from '#lib/schemas/cases/coded'
import { pageNumber } from '#lib/schemas/page-number'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '未入学' }

type Row = Awaited<ReturnType<typeof listNeverEnrolled>>[number]

export default async function NeverEnrolledPage({ searchParams }: PageProps<'/never-enrolled'>) {
  const actor = await requireActor('village', 'township', 'township_leader', 'bureau', 'officer', 'principal')
  const page = pageNumber((await searchParams).page)
  const { total, rows } = await deps().db.asActor(actor, async (tx) => ({
    total: await countNeverEnrolled(tx, actor),
    rows: await listNeverEnrolled(tx, actor, { page }),
  }))
  const registers = actor.role !== 'officer' && actor.role !== 'principal'
  return (
    <>
      <PageHeader
        title="未入学"
        lead={`未入学的适龄儿童少年 ${total} 人：摸底、组织入学、缓学、送教，直到入学`}
        actions={
          <>
            {registers ? (
              <LinkButton href="/never-enrolled/new" variant="primary">
                登记未入学的孩子
              </LinkButton>
            ) : null}
            <LinkButton href="/never-enrolled/print">打印附件1</LinkButton>
          </>
        }
      />
      <Section id="children" title="名单">
        <Table
          caption={`未入学，共${total}人${total > rows.length ? `，这一页${rows.length}人` : ''}`}
          columns={[
            {
              key: 'child',
              head: '孩子',
              cell: (row: Row) => <TextLink href={`/cases/${row.id}`}>{row.child.name}</TextLink>,
            },
            {
              key: 'state',
              head: '状态',
              cell: (row) => (isCaseState(row.state) ? <CaseStateTag state={row.state} /> : row.state),
            },
            { key: 'village', head: '村（社区）', cell: (row) => row.village?.name ?? '' },
            { key: 'school', head: '应入学学校', cell: (row) => row.school?.name ?? '没有登记' },
            {
              key: 'reason',
              head: '原因',
              cell: (row) => (row.reason ? codeText(DROPOUT_REASON_LABEL, row.reason) : '尚未查明'),
            },
            { key: 'visits', head: '入户', cell: (row) => `${row.visits}次`, numeric: true },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          empty="没有未入学的孩子。摸排到的，请当天登记。"
        />
        {page * NEVER_ENROLLED_PER_PAGE < total ? (
          <div className="pt-4">
            <LinkButton href={`/never-enrolled?page=${page + 1}`}>
              下一页（每页{NEVER_ENROLLED_PER_PAGE}人）
            </LinkButton>
          </div>
        ) : null}
      </Section>
    </>
  )
}
