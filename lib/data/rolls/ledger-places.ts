import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

export type Place = { readonly id: string; readonly name: string }

const ORDER = { orderBy: { code: 'asc' }, select: { id: true, name: true } } as const

/** 筛选里可选的乡镇、村、学校、班：只列此人够得着、那天还在的（升了班、撤并了的照那天列）；村随乡镇、班随学校。 */
export async function listLedgerPlaces(
  tx: Tx,
  actor: Official,
  chosen: { readonly on: PlainDate; readonly townshipId?: string; readonly schoolId?: string },
): Promise<Readonly<Record<'townships' | 'villages' | 'schools' | 'classes', readonly Place[]>>> {
  const { tenantId, role } = actor
  const own = { id: { in: [...actor.unitIds] } }
  const whole = role === 'bureau'
  const bySchool = ['officer', 'principal', 'inspector'].includes(role)
  const byTown = role === 'township' || role === 'township_leader'
  const day = columnFromDay(chosen.on)
  const thatDay = { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] }
  const none: readonly Place[] = []
  const townshipId = byTown ? actor.unitIds[0] : chosen.townshipId
  const schoolId = bySchool && actor.unitIds.length === 1 ? actor.unitIds[0] : chosen.schoolId
  return {
    townships: whole
      ? await tx.unit.findMany({ where: { tenantId, kind: 'township', ...thatDay }, ...ORDER })
      : none,
    villages:
      townshipId && role !== 'village'
        ? await tx.unit.findMany({
            where: { tenantId, kind: 'village', parentId: townshipId, ...thatDay },
            ...ORDER,
          })
        : none,
    schools:
      whole || bySchool
        ? await tx.unit.findMany({
            where: { tenantId, kind: 'school', ...thatDay, ...(whole ? {} : own) },
            ...ORDER,
          })
        : none,
    classes:
      schoolId && (whole || (bySchool && actor.unitIds.includes(schoolId)))
        ? await tx.unit.findMany({
            where: { tenantId, kind: 'class', ...thatDay, parent: { parentId: schoolId } },
            ...ORDER,
          })
        : none,
  }
}
