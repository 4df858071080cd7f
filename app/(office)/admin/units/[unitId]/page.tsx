import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { CloseUnitForm, RenameUnitForm } from '#components/admin/unit-forms'
import { DayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { findUnit, listSiblings, listUnitNames } from '#lib/data/identity/unit-book'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { UNIT_KIND_LABEL } from '#lib/rules/identity/unit-kinds'
import { codeText } from '#lib/schemas/cases/coded'
import { deps } from '#lib/server/deps'
import { closeUnitAction, renameUnitAction } from './actions.ts'

export const metadata: Metadata = { title: '单位' }

export default async function UnitPage({ params }: PageProps<'/admin/units/[unitId]'>) {
  const actor = await requireActor('admin')
  const { unitId } = await params
  if (!z.uuid().safeParse(unitId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, async (tx) => {
    const unit = await findUnit(tx, actor, unitId)
    return (
      unit && {
        unit,
        names: await listUnitNames(tx, actor, unitId),
        siblings: await listSiblings(tx, actor, unit),
      }
    )
  })
  if (!found) notFound()
  const { unit, names, siblings } = found
  return (
    <>
      <PageHeader
        title={unit.name}
        crumbs={[{ label: '单位', href: '/admin/units' }]}
        lead={
          <>
            {codeText(UNIT_KIND_LABEL, unit.kind)}，代码 {unit.code}，自{' '}
            <DayText day={unit.validFrom} today={today} />
            {unit.parent ? `，隶属${unit.parent.name}` : ''}
          </>
        }
      />
      {unit.validTo ? (
        <Notice kind="warn" title={`已撤并${unit.successor ? `，由${unit.successor.name}接续` : ''}。`}>
          最后一天 <DayText day={unit.validTo} today={today} />
          。在它名下办过的事仍指着它，不改。
        </Notice>
      ) : null}
      <Section id="names" title="历次名称">
        <Table
          caption={`改名，${names.length}次`}
          columns={[
            { key: 'old', head: '旧名', cell: (row: (typeof names)[number]) => row.oldName },
            { key: 'new', head: '新名', cell: (row) => row.newName },
            { key: 'from', head: '自', cell: (row) => <DayText day={row.fromOn} today={today} /> },
          ]}
          rows={names}
          rowKey={(row) => row.id}
          empty="没有改过名。"
        />
      </Section>
      {unit.validTo ? null : (
        <>
          <Section id="rename" title="改名">
            <RenameUnitForm
              submissionKey={newId()}
              unitId={unit.id}
              name={unit.name}
              today={today}
              rename={renameUnitAction}
            />
          </Section>
          <Section id="close" title="撤并" note="还有人在任的，先交接或离任。">
            <CloseUnitForm
              submissionKey={newId()}
              unitId={unit.id}
              today={today}
              successors={siblings.map(({ id, name, parent }) => ({
                value: id,
                label: [parent?.name, name].filter(Boolean).join(' '),
              }))}
              close={closeUnitAction}
            />
          </Section>
        </>
      )}
    </>
  )
}
