import { insertFindingCheck } from '#lib/data/children/child-checks'
import type { Tx } from '#lib/data/database'
import { loadUnits } from '#lib/data/rolls/imports/import-ground'
import { openRow } from '#lib/data/rolls/imports/import-rows'
import { registerChild } from '#lib/data/rolls/imports/register-child'
import type { findFinding } from '#lib/data/rolls/matching/findings'
import type { ImportDeps } from '#lib/duties/rolls/imports/plan-import'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { ReadRow } from '#lib/rules/rolls/imports/read-row'

export type FoundFinding = NonNullable<Awaited<ReturnType<typeof findFinding>>>

/**
 * 名单上的人还没有登记：照名单登记为未入学，给出编号。没有性别、生日的，户籍地认不出本县哪个乡镇的登记不了，给空：
 * 办不成就一行也不写，否则每一轮都多登记一个。
 */
export async function registerFromFinding(
  tx: Tx,
  clock: Clockwork,
  { keys }: ImportDeps,
  { finding, today }: { readonly finding: FoundFinding; readonly today: PlainDate },
): Promise<string | null> {
  const { id: findingId, row } = finding
  if (!row) return null
  const read = openRow<ReadRow>(keys, clock.tenantId, row.id, row.sealed)
  if (!read.gender || !read.birthOn) return null
  const ground = await loadUnits(tx, clock)
  if (!ground.divisions.get(read.householdCode)?.townshipId) return null
  const childId = await registerChild({ tx, clock, keys, ground, today }, read, 'never_enrolled')
  await insertFindingCheck(tx, clock, { childId, findingId, today })
  return childId
}
