import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PrintBar } from '#components/cases/print-bar'
import { VisitSheet } from '#components/home-visits/visit-sheet'
import { PrintedHead } from '#components/pieces/printed-head'
import { fullDayText } from '#components/ui/date-text'
import { requireActor } from '#lib/auth/require-actor'
import { listHomeVisits } from '#lib/data/children/home-visits'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { groupLabel } from '#lib/rules/people/watch-groups'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '家访登记单' }

/** 一次走访的一张单；可及范围之外的孩子不在单上，一个也够不着的是 404。 */
export default async function VisitSheetPage({ params }: PageProps<'/home-visits/[visitId]'>) {
  const { visitId } = await params
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  if (!z.uuid().safeParse(visitId).success) notFound()
  const rows = await deps().db.asActor(actor, (tx) => listHomeVisits(tx, actor, { visitId }))
  const [first] = rows
  if (!first) notFound()
  return (
    <>
      <PrintBar title="家访登记单" back={`/children/${first.child.id}/household`} backText="返回家访" />
      <VisitSheet
        facts={{
          visitedOn: fullDayText(first.visitedOn),
          onHoliday: first.onHoliday,
          visitors: first.visitors,
          content: first.content,
          recorder: first.person.name,
          children: rows.map(({ child, school, groups, caseId }) => ({
            id: child.id,
            name: child.name,
            place: [school?.name, child.class?.name].filter(Boolean).join(' '),
            groups: groups.map(groupLabel).join('、'),
            kase: caseId !== null,
          })),
        }}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
