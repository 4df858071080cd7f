import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/bureau/print-button'
import { clauseText } from '#components/cases/clause-text'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import {
  countLeftBehind,
  LEFT_BEHIND_PER_PAGE,
  type LeftBehindRow,
  listLeftBehind,
} from '#lib/data/children/left-behind-cards'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { pageNumber } from '#lib/schemas/page-number'
import { deps } from '#lib/server/deps'
import { loadProfile } from '#lib/server/people/load-profile'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '留守儿童档案卡' }

/** 一人一档一卡（LX-2.7.1）：可及范围内的留守儿童，没有卡的在前。 */
export default async function LeftBehindPage({ searchParams }: PageProps<'/left-behind'>) {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  const profile = await loadProfile(actor)
  if (!profile.forms.value.includes('left_behind_card')) notFound()
  const asked = await searchParams
  const missing = asked.missing === '1'
  const page = pageNumber(asked.page)
  const { counts, rows } = await deps().db.asActor(actor, async (tx) => ({
    counts: await countLeftBehind(tx, actor),
    rows: await listLeftBehind(tx, actor, { page, missing }),
  }))
  const total = missing ? counts.missing : counts.total
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="留守儿童档案卡"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`留守儿童 ${counts.total}人，有卡 ${counts.total - counts.missing}，没有卡 ${counts.missing}。依据：${clauseText(profile.forms.clause)}`}
        actions={<PrintButton />}
      />
      <nav aria-label="筛选" className="flex flex-wrap gap-2 pb-4 print:hidden">
        <LinkButton href="/left-behind" size="dense" variant={missing ? 'secondary' : 'primary'}>
          全部
        </LinkButton>
        <LinkButton href="/left-behind?missing=1" size="dense" variant={missing ? 'primary' : 'secondary'}>
          还没有卡的 {counts.missing}人
        </LinkButton>
      </nav>
      <Table
        caption={`${total}人，没有卡的在前`}
        columns={[
          {
            key: 'child',
            head: '学生',
            cell: (row: LeftBehindRow) => <TextLink href={`/children/${row.id}/card`}>{row.name}</TextLink>,
          },
          {
            key: 'card',
            head: '卡',
            cell: ({ version }) =>
              version === null ? <StateTag tone="late">没有卡</StateTag> : `第${version}版`,
          },
          { key: 'village', head: '村', cell: ({ village }) => village?.name ?? '' },
          {
            key: 'school',
            head: '学校班级',
            cell: ({ school, class: klass }) => `${school?.name ?? ''} ${klass?.name ?? ''}`,
          },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty="可及范围内没有标注为留守的孩子。"
      />
      {page * LEFT_BEHIND_PER_PAGE < total ? (
        <div className="pt-4 print:hidden">
          <LinkButton href={`/left-behind?${missing ? 'missing=1&' : ''}page=${page + 1}`}>
            下一页（每页{LEFT_BEHIND_PER_PAGE}人）
          </LinkButton>
        </div>
      ) : null}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
