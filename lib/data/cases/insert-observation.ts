import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'

/** 观察期核算结果；每次返校只有一行，由时钟写。 */
export async function insertObservation(
  tx: Tx,
  clock: Clockwork,
  caseId: string,
  result: {
    readonly returnId: string
    readonly neededDays: number
    readonly attendedDays: number
    readonly missedDays: number
    readonly completedOn: PlainDate
  },
): Promise<void> {
  await tx.observation.createMany({
    data: {
      tenantId: clock.tenantId,
      id: newId(),
      caseId,
      ...result,
      completedOn: columnFromDay(result.completedOn),
      recordedAt: new Date(),
    },
  })
}
