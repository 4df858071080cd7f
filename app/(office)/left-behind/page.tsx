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
import { type LeftBehindRow, listLeftBehind } from '#lib/data/children/left-behind-cards'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { deps } from '#lib/server/deps'
import { loadProfile } from '#lib/server/people/load-profile'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '留守儿童档案卡' }

/** 一人一档一卡（LX-2.7.1）：可及范围内的留守儿童，没有卡的在前。 */
export default async function LeftBehindPage({ searchParams }: PageProps<'/left-behind'>) {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  const profile = await loadProfile(actor)
  if (!profile.forms.value.includes('left_behind_card')) notFound()
  const { missing } = await searchParams
  const rows = await deps().db.asActor(actor, (tx) => listLeftBehind(tx, actor))
  const without = rows.filter(({ version }) => version === null)
  const shown = missing === '1' ? without : [...without, ...rows.filter(({ version }) => version !== null)]
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="留守儿童档案卡"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`留守儿童 ${rows.length}人，有卡 ${rows.length - without.length}，没有卡 ${without.length}。依据：${clauseText(profile.forms.clause)}`}
        actions={<PrintButton />}
      />
      <nav aria-label="筛选" className="flex flex-wrap gap-2 pb-4 print:hidden">
        <LinkButton href="/left-behind" size="dense" variant={missing === '1' ? 'secondary' : 'primary'}>
          全部
        </LinkButton>
        <LinkButton
          href="/left-behind?missing=1"
          size="dense"
          variant={missing === '1' ? 'primary' : 'secondary'}
        >
          还没有卡的 {without.length}人
        </LinkButton>
      </nav>
      <Table
        caption={`${shown.length}人，没有卡的在前`}
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
        rows={shown}
        rowKey={({ id }) => id}
        empty="可及范围内没有标注为留守的孩子。"
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
