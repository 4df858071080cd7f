import type { Tx } from '#lib/data/database'
import type { Official } from '#lib/rules/people/actor'

export type Place = { readonly id: string; readonly name: string }

const ORDER = { orderBy: { code: 'asc' }, select: { id: true, name: true } } as const

/** 筛选里可选的乡镇、村、学校、班：只列此人够得着的；村随乡镇、班随学校。 */
export async function listLedgerPlaces(
  tx: Tx,
  actor: Official,
  chosen: { readonly townshipId?: string; readonly schoolId?: string },
): Promise<Readonly<Record<'townships' | 'villages' | 'schools' | 'classes', readonly Place[]>>> {
  const { tenantId, role } = actor
  const own = { id: { in: [...actor.unitIds] } }
  const whole = role === 'bureau'
  const bySchool = ['officer', 'principal', 'inspector'].includes(role)
  const byTown = role === 'township' || role === 'township_leader'
  const none: readonly Place[] = []
  const townshipId = byTown ? actor.unitIds[0] : chosen.townshipId
  const schoolId = bySchool && actor.unitIds.length === 1 ? actor.unitIds[0] : chosen.schoolId
  return {
    townships: whole
      ? await tx.unit.findMany({ where: { tenantId, kind: 'township', validTo: null }, ...ORDER })
      : none,
    villages:
      townshipId && role !== 'village'
        ? await tx.unit.findMany({
            where: { tenantId, kind: 'village', parentId: townshipId, validTo: null },
            ...ORDER,
          })
        : none,
    schools:
      whole || bySchool
        ? await tx.unit.findMany({
            where: { tenantId, kind: 'school', validTo: null, ...(whole ? {} : own) },
            ...ORDER,
          })
        : none,
    classes:
      schoolId && (whole || (bySchool && actor.unitIds.includes(schoolId)))
        ? await tx.unit.findMany({
            where: { tenantId, kind: 'class', validTo: null, parent: { parentId: schoolId } },
            ...ORDER,
          })
        : none,
  }
}
