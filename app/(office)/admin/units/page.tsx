import type { Metadata } from 'next'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { findUnit, listUnits, type UnitRow } from '#lib/data/identity/unit-book'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { UNIT_KIND_LABEL } from '#lib/rules/identity/unit-kinds'
import { codeText } from '#lib/schemas/cases/coded'
import { unitQuery } from '#lib/schemas/identity/unit-query'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '单位' }

export default async function UnitsPage({ searchParams }: PageProps<'/admin/units'>) {
  const actor = await requireActor('admin')
  const { parentId } = unitQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const seen = await db.asActor(actor, async (tx) => ({
    parent: parentId ? await findUnit(tx, actor, parentId) : null,
    units: await listUnits(tx, actor, parentId ?? null),
  }))
  return (
    <>
      <PageHeader
        title={seen.parent?.name ?? '单位'}
        crumbs={[{ label: seen.parent ? '单位' : '人员任职', href: seen.parent ? '/admin/units' : '/admin' }]}
        lead="改名、撤并都有日子，历史仍指着原来的单位。"
      />
      <Table
        caption={`单位，${seen.units.length}个，按代码`}
        columns={[
          {
            key: 'name',
            head: '名称',
            cell: (row: UnitRow) => <TextLink href={`/admin/units/${row.id}`}>{row.name}</TextLink>,
          },
          { key: 'kind', head: '种类', cell: (row) => codeText(UNIT_KIND_LABEL, row.kind) },
          { key: 'code', head: '代码', cell: (row) => <code>{row.code}</code> },
          {
            key: 'below',
            head: '下级',
            cell: (row) => <TextLink href={`/admin/units?parent=${row.id}`}>看下级</TextLink>,
          },
          {
            key: 'posts',
            head: '任职',
            cell: (row) => <TextLink href={`/admin?unit=${row.id}`}>看任职</TextLink>,
          },
          {
            key: 'until',
            head: '撤并',
            cell: (row) =>
              row.validTo ? (
                <>
                  <DayText day={row.validTo} today={today} />
                  {row.successor ? `，由${row.successor.name}接续` : ''}
                </>
              ) : (
                '在'
              ),
          },
        ]}
        rows={seen.units}
        rowKey={(row) => row.id}
        empty="没有下级单位。"
      />
    </>
  )
}
