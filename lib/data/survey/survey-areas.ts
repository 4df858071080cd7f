import { caseClock } from '#lib/data/cases/case-clock'
import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { deadlineReach, roundReach, surveyReach } from '#lib/data/reach'
import type { Official } from '#lib/rules/people/actor'

const AREA = {
  id: true,
  surveyId: true,
  level: true,
  unitId: true,
  villageId: true,
  townshipId: true,
  unit: { select: { name: true, code: true, parentId: true } },
  signOffs: {
    select: { households: true, childless: true, recordedAt: true, person: { select: { name: true } } },
  },
} as const

/** 最近的一轮；还没有布置过是 null。 */
export async function latestSurvey(tx: Tx, actor: Official) {
  const row = await tx.householdSurvey.findFirst({
    where: roundReach(actor),
    orderBy: [{ year: 'desc' }, { season: 'asc' }],
    select: { id: true, year: true, season: true, openedOn: true, person: { select: { name: true } } },
  })
  return row && { ...row, openedOn: dayFromColumn(row.openedOn) }
}

/** 这一轮里可及的各村、各镇（县里连县的一份），按区划。 */
export async function listAreas(tx: Tx, actor: Official, surveyId: string) {
  const rows = await tx.surveyArea.findMany({
    where: { AND: [surveyReach(actor), { surveyId }] },
    orderBy: [{ unit: { code: 'asc' } }],
    select: AREA,
  })
  return rows.map(({ signOffs, ...row }) => ({ ...row, signed: signOffs[0] ?? null }))
}
export type SurveyAreaRow = Awaited<ReturnType<typeof listAreas>>[number]

/** 可及的一份；没有、够不着的是 null。 */
export async function findArea(tx: Tx, actor: Official, id: string): Promise<SurveyAreaRow | null> {
  const row = await tx.surveyArea.findFirst({ where: { AND: [surveyReach(actor), { id }] }, select: AREA })
  if (!row) return null
  const { signOffs, ...area } = row
  return { ...area, signed: signOffs[0] ?? null }
}

/** 此人的单位欠的那几份摸底，连同时限。 */
export async function listOwnSurveyDuties(tx: Tx, actor: Official) {
  const rows = await tx.deadline.findMany({
    where: {
      AND: [
        deadlineReach(actor),
        {
          status: 'running',
          duty: { in: ['survey_village', 'survey_township', 'survey_county'] },
          ownerUnitId: { in: [...actor.unitIds] },
        },
      ],
    },
    orderBy: { dueAt: 'asc' },
    include: { ownerUnit: { select: { name: true } } },
  })
  return rows.map((row) => ({ clock: caseClock(row), areaId: row.subjectId, unitName: row.ownerUnit.name }))
}
