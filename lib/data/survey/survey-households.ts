import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { surveyReach } from '#lib/data/reach'
import { type HouseholdFacts, isSurveyOutcome } from '#lib/rules/enrolment/household-survey'
import type { Official } from '#lib/rules/people/actor'

export type HouseholdRow = HouseholdFacts & {
  readonly id: string
  readonly areaId: string
  readonly added: boolean
  readonly children: readonly { readonly id: string; readonly name: string }[]
  /** 登记在册、上门时却没有上学的。 */
  readonly notAtSchool: readonly string[]
}

/** 这几份里的各户，各到了哪一步。 */
export async function listHouseholds(
  tx: Tx,
  actor: Official,
  areaIds: readonly string[],
): Promise<readonly HouseholdRow[]> {
  const rows = await tx.surveyHousehold.findMany({
    where: { AND: [surveyReach(actor), { areaId: { in: [...areaIds] } }] },
    orderBy: [{ areaId: 'asc' }, { number: 'asc' }],
    select: {
      id: true,
      areaId: true,
      number: true,
      head: true,
      source: true,
      children: { select: { id: true, name: true, childId: true, source: true } },
      visits: {
        orderBy: { ordinal: 'asc' },
        select: { outcome: true, unlisted: true, outOfSchool: true },
      },
    },
  })
  return rows.map(({ source, children, visits, ...row }) => {
    const last = visits.at(-1)
    const loose = children.filter(({ id, childId }) => childId === null && last?.outOfSchool.includes(id))
    return {
      ...row,
      added: source === 'added',
      notAtSchool: children.flatMap(({ id, childId, name }) =>
        childId !== null && last?.outOfSchool.includes(id) ? [name] : [],
      ),
      children: children.map(({ id, name }) => ({ id, name })),
      outcome: last && isSurveyOutcome(last.outcome) ? last.outcome : null,
      emptyVisits: visits.filter(({ outcome }) => outcome === 'nobody_home').length,
      toRegister: (last?.unlisted ?? 0) + loose.length,
      registered: children.filter((child) => child.source === 'survey').length,
    }
  })
}

/** 可及的一户，连同孩子与历次上门；没有、够不着的是 null。 */
export async function findHousehold(tx: Tx, actor: Official, id: string) {
  const row = await tx.surveyHousehold.findFirst({
    where: { AND: [surveyReach(actor), { id }] },
    select: {
      id: true,
      areaId: true,
      number: true,
      head: true,
      villageId: true,
      area: { select: { unit: { select: { name: true } }, signOffs: { select: { id: true } } } },
      children: {
        orderBy: [{ birthOn: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          name: true,
          birthOn: true,
          childId: true,
          source: true,
          child: { select: { class: { select: { name: true } }, school: { select: { name: true } } } },
        },
      },
      visits: {
        orderBy: { ordinal: 'desc' },
        select: {
          id: true,
          ordinal: true,
          visitedOn: true,
          outcome: true,
          learned: true,
          unlisted: true,
          outOfSchool: true,
          notHere: true,
          person: { select: { name: true } },
        },
      },
    },
  })
  return (
    row && {
      ...row,
      signed: row.area.signOffs.length > 0,
      children: row.children.map(({ birthOn, ...child }) => ({
        ...child,
        birthOn: birthOn && dayFromColumn(birthOn),
      })),
      visits: row.visits.map(({ visitedOn, ...visit }) => ({
        ...visit,
        visitedOn: dayFromColumn(visitedOn),
      })),
    }
  )
}
export type FoundHousehold = NonNullable<Awaited<ReturnType<typeof findHousehold>>>
