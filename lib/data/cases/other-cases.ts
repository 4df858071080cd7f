import type { Tx } from '#lib/data/database'
import { caseReach } from '#lib/data/reach'
import { instant } from '#lib/rules/calendar/instant'
import type { OtherCase } from '#lib/rules/cases/relapse-link'
import type { Official } from '#lib/rules/people/actor'

/** 同一个孩子在可及范围内的其他个案，新立的在前；复辍的前案后案都在其中。 */
export async function otherCases(
  tx: Tx,
  actor: Official,
  { caseId, childId }: { readonly caseId: string; readonly childId: string },
): Promise<readonly OtherCase[]> {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { childId, id: { not: caseId } }] },
    orderBy: { openedAt: 'desc' },
    take: 20,
    select: { id: true, number: true, openedAt: true, closedAt: true, closeReason: true },
  })
  return rows.map((row) => ({
    ...row,
    openedAt: instant(row.openedAt.getTime()),
    closedAt: row.closedAt ? instant(row.closedAt.getTime()) : null,
  }))
}
