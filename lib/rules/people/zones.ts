export type VillageOfZones = { readonly id: string; readonly name: string; readonly township: string }
export type ZoneCover = { readonly zone: string; readonly villageIds: readonly string[] }

/** 每个村都要有人负责（LX-2.1.1）：没有一区管的是空白，两区都管的是重叠，照实列出。 */
export function zoneCoverage(
  villages: readonly VillageOfZones[],
  zones: readonly ZoneCover[],
): {
  readonly gaps: readonly VillageOfZones[]
  readonly overlaps: readonly (VillageOfZones & { readonly zones: readonly string[] })[]
} {
  const held = villages.map((village) => ({
    ...village,
    zones: zones.filter(({ villageIds }) => villageIds.includes(village.id)).map(({ zone }) => zone),
  }))
  return {
    gaps: held
      .filter(({ zones: found }) => found.length === 0)
      .map(({ zones: _zones, ...village }) => village),
    overlaps: held.filter(({ zones: found }) => found.length > 1),
  }
}
