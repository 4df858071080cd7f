import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { viaCase } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { isNationalMarkKind, type NationalMark, type NationalMarkKind } from '#lib/rules/cases/national-marks'
import type { Official } from '#lib/rules/people/actor'

/** 存下的几行 → 规则认的几次。 */
export function nationalMarksOf(
  rows: readonly { readonly kind: string; readonly onDay: Date }[],
): readonly NationalMark[] {
  return rows.flatMap(({ kind, onDay }) =>
    isNationalMarkKind(kind) ? [{ kind, onDay: dayFromColumn(onDay) }] : [],
  )
}

/** 一件个案登记过的各次，早的在前，连同谁登记的。 */
export function listNationalMarks(tx: Tx, actor: Official, caseId: string) {
  return tx.nationalMark.findMany({
    where: { AND: [viaCase(actor), { caseId }] },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, onDay: true, recordedAt: true, person: { select: { name: true } } },
  })
}

/** 登记一次；给出编号。 */
export async function insertNationalMark(
  tx: Tx,
  actor: Official,
  row: { readonly caseId: string; readonly kind: NationalMarkKind; readonly onDay: PlainDate },
): Promise<string> {
  const id = newId()
  await tx.nationalMark.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      caseId: row.caseId,
      kind: row.kind,
      onDay: columnFromDay(row.onDay),
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}
