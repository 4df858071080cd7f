import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { caseReach, childReach } from '#lib/data/reach'
import { DOOR_VERBS, doorVisits } from '#lib/rules/cases/door-visits'
import type { Official } from '#lib/rules/people/actor'

/** 屏上一页多少件；打印的不分页。 */
export const NEVER_ENROLLED_PER_PAGE = 200

function openNeverEnrolled(actor: Official, villageId?: string) {
  return {
    AND: [caseReach(actor), { line: 'never_enrolled', closedAt: null }, villageId ? { villageId } : {}],
  }
}

/** 可及的、未结的未入学个案共几件。 */
export function countNeverEnrolled(tx: Tx, actor: Official): Promise<number> {
  return tx.dropoutCase.count({ where: openNeverEnrolled(actor) })
}

/** 可及的、未结的未入学个案，连同附件1 要印的孩子；密文仍是密文。给了 `page` 的是一页，没有给的是全部。 */
export async function listNeverEnrolled(
  tx: Tx,
  actor: Official,
  { villageId, page }: { readonly villageId?: string | undefined; readonly page?: number } = {},
) {
  const cases = await tx.dropoutCase.findMany({
    where: openNeverEnrolled(actor, villageId),
    orderBy: [{ village: { code: 'asc' } }, { number: 'asc' }],
    ...(page ? { skip: (page - 1) * NEVER_ENROLLED_PER_PAGE, take: NEVER_ENROLLED_PER_PAGE } : {}),
    select: {
      id: true,
      childId: true,
      state: true,
      reason: true,
      whereabouts: true,
      untilOn: true,
      absentSinceOn: true,
      responsible: { select: { name: true } },
      caseSteps: {
        where: { verb: { in: ['open_case', ...DOOR_VERBS] } },
        orderBy: { ordinal: 'asc' },
        select: { verb: true, note: true },
      },
      village: { select: { id: true, name: true } },
      township: { select: { name: true } },
      school: { select: { name: true } },
      _count: { select: { townshipVisits: true } },
    },
  })
  const children = await tx.child.findMany({
    where: { AND: [childReach(actor), { id: { in: cases.map(({ childId }) => childId) } }] },
    select: {
      id: true,
      name: true,
      gender: true,
      birthOn: true,
      status: true,
      idCipher: true,
      householdCode: true,
      householdTownship: { select: { name: true } },
      guardians: {
        orderBy: { main: 'desc' },
        take: 1,
        select: { name: true, relation: true, phoneCipher: true },
      },
      surveyEntries: {
        orderBy: { id: 'desc' },
        take: 1,
        select: { household: { select: { head: true } } },
      },
      childCategorys: { where: { toOn: null }, select: { category: true } },
    },
  })
  const known = new Map(children.map((child) => [child.id, child]))
  return cases.flatMap(({ childId, _count, caseSteps, absentSinceOn, ...kase }) => {
    const child = known.get(childId)
    return child
      ? [
          {
            ...kase,
            visits: doorVisits(
              _count.townshipVisits,
              caseSteps.map(({ verb }) => verb),
            ),
            note: caseSteps.find(({ verb }) => verb === 'open_case')?.note ?? '',
            sinceOn: dayFromColumn(absentSinceOn),
            child: { ...child, birthOn: dayFromColumn(child.birthOn) },
          },
        ]
      : []
  })
}

/** 登记时可选的村与学校：村只有本村，乡镇是辖下的村，县里是全部；学校以本乡镇的在前。 */
export async function registerPlaces(tx: Tx, actor: Official) {
  const { tenantId } = actor
  const units = [...actor.unitIds]
  const mine =
    actor.role === 'village'
      ? { id: { in: units } }
      : actor.role === 'bureau'
        ? {}
        : { parentId: { in: units } }
  const villages = await tx.unit.findMany({
    where: { AND: [{ tenantId, kind: 'village', validTo: null }, mine] },
    orderBy: { code: 'asc' },
    select: { id: true, name: true, parentId: true, parent: { select: { name: true } } },
  })
  const towns = new Set(villages.map(({ parentId }) => parentId))
  const schools = await tx.unit.findMany({
    where: { tenantId, kind: 'school', validTo: null },
    orderBy: { code: 'asc' },
    select: { id: true, name: true, townshipId: true },
  })
  return {
    villages,
    schools: schools.toSorted((a, b) => Number(towns.has(b.townshipId)) - Number(towns.has(a.townshipId))),
  }
}
