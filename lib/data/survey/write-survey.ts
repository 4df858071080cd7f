import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { surveyReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { SurveyOutcome } from '#lib/rules/enrolment/household-survey'
import type { Official } from '#lib/rules/people/actor'

export type Visit = {
  readonly householdId: string
  readonly ordinal: number
  readonly visitedOn: PlainDate
  readonly outcome: SurveyOutcome
  readonly learned: string
  readonly unlisted: number
  readonly outOfSchool: readonly string[]
  readonly notHere: readonly string[]
}

/** 记一次上门。 */
export async function insertVisit(tx: Tx, actor: Official, visit: Visit): Promise<string> {
  const { tenantId, personId, appointmentId } = actor
  const id = newId()
  await tx.surveyVisit.createMany({
    data: {
      ...visit,
      ...{ tenantId, id, personId, appointmentId },
      visitedOn: columnFromDay(visit.visitedOn),
      learned: visit.learned || null,
      outOfSchool: [...visit.outOfSchool],
      notHere: [...visit.notHere],
      recordedAt: new Date(),
    },
  })
  return id
}

/** 添一户名单上没有的，编号接着排。 */
export async function insertHousehold(
  tx: Tx,
  actor: Official,
  area: { readonly id: string; readonly villageId: string; readonly townshipId: string },
  head: string,
): Promise<string> {
  const last = await tx.surveyHousehold.aggregate({
    where: { AND: [surveyReach(actor), { areaId: area.id }] },
    _max: { number: true },
  })
  const id = newId()
  await tx.surveyHousehold.createMany({
    data: {
      ...{ tenantId: actor.tenantId, id, areaId: area.id, head, source: 'added', personId: actor.personId },
      ...{ villageId: area.villageId, townshipId: area.townshipId },
      number: (last._max.number ?? 0) + 1,
      recordedAt: new Date(),
    },
  })
  return id
}

/** 摸底时登记的孩子，记在那一户名下。 */
export async function insertSurveyChild(
  tx: Tx,
  actor: Official,
  child: {
    readonly householdId: string
    readonly childId: string
    readonly name: string
    readonly birthOn: PlainDate
  },
): Promise<void> {
  await tx.surveyChild.createMany({
    data: {
      ...child,
      birthOn: columnFromDay(child.birthOn),
      ...{ tenantId: actor.tenantId, id: newId(), source: 'survey', recordedAt: new Date() },
    },
  })
}

/** 签报一份。 */
export async function insertSignOff(
  tx: Tx,
  actor: Official,
  signed: { readonly areaId: string; readonly households: number; readonly childless: number },
): Promise<void> {
  const { tenantId, personId, appointmentId } = actor
  await tx.surveySignOff.createMany({
    data: { ...signed, tenantId, id: newId(), personId, appointmentId, recordedAt: new Date() },
  })
}
