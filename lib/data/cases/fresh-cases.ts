import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { caseReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

/** 一个班刚立、还在学校手里的旷课个案：谁的，自哪天起。 */
export async function listFreshCases(
  tx: Tx,
  actor: Official,
  classId: string,
): Promise<
  readonly { readonly caseId: string; readonly childId: string; readonly absentSinceOn: PlainDate }[]
> {
  const rows = await tx.dropoutCase.findMany({
    where: {
      AND: [
        caseReach(actor),
        { classId, line: 'truancy', state: { in: ['alert', 'persuading'] }, closedAt: null },
      ],
    },
    select: { id: true, childId: true, absentSinceOn: true },
  })
  return rows.map((row) => ({
    caseId: row.id,
    childId: row.childId,
    absentSinceOn: dayFromColumn(row.absentSinceOn),
  }))
}
