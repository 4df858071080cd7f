import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { type DeadlineSubject, openDeadlines, type StartedDuty } from '#lib/data/deadlines'
import { newId } from '#lib/data/ids'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { SurveyLevel, SurveySeason } from '#lib/rules/enrolment/household-survey'
import type { Official } from '#lib/rules/people/actor'

type Round = {
  readonly year: number
  readonly season: SurveySeason
  readonly openedOn: PlainDate
  /** 照哪一版文件起算；日历更新时照同一版重算，顺延的规则才还在。 */
  readonly policyVersionId: string
}
type Area = {
  readonly tenantId: string
  readonly id: string
  readonly surveyId: string
  readonly unitId: string
  readonly level: SurveyLevel
  readonly villageId: string | null
  readonly townshipId: string | null
}

const DUTY_OF: Readonly<Record<SurveyLevel, string>> = {
  village: 'survey_village',
  township: 'survey_township',
  county: 'survey_county',
}

/** 布置一轮：全县每个村、每个有政府的乡镇、县里各一份，各有时限。给出轮次与村数。 */
export async function insertSurvey(
  tx: Tx,
  actor: Official,
  round: Round,
  started: readonly (StartedDuty & { readonly owner: string })[],
): Promise<{ readonly surveyId: string; readonly villages: number }> {
  const { tenantId, personId, appointmentId } = actor
  const surveyId = newId()
  await tx.householdSurvey.createMany({
    data: {
      ...{ tenantId, id: surveyId, year: round.year, season: round.season, personId, appointmentId },
      openedOn: columnFromDay(round.openedOn),
      recordedAt: new Date(),
    },
  })
  const units = await tx.unit.findMany({
    where: { tenantId, kind: { in: ['county', 'township', 'village'] }, validTo: null },
    orderBy: { code: 'asc' },
    select: { id: true, kind: true, parentId: true, hasGovernment: true },
  })
  const towns = new Set(
    units.filter(({ kind, hasGovernment }) => kind === 'township' && hasGovernment).map(({ id }) => id),
  )
  const areas = units.flatMap(({ id, kind, parentId }): Area[] => {
    const own = { tenantId, id: newId(), surveyId, unitId: id }
    if (kind === 'county' && actor.unitIds.includes(id))
      return [{ ...own, level: 'county', villageId: null, townshipId: null }]
    if (kind === 'township' && towns.has(id))
      return [{ ...own, level: 'township', villageId: null, townshipId: id }]
    return kind === 'village' && parentId && towns.has(parentId)
      ? [{ ...own, level: 'village', villageId: id, townshipId: parentId }]
      : []
  })
  await tx.surveyArea.createMany({ data: areas })
  const deadlines = areas.flatMap(({ id, level, unitId }) =>
    started
      .filter(({ duty }) => duty === DUTY_OF[level])
      .map((duty): { duty: StartedDuty; subject: DeadlineSubject } => ({
        duty,
        subject: {
          subjectId: id,
          ownerUnitId: unitId,
          ownerRole: duty.owner,
          policyVersionId: round.policyVersionId,
        },
      })),
  )
  await openDeadlines(tx, actor, deadlines)
  return { surveyId, villages: areas.filter(({ level }) => level === 'village').length }
}
