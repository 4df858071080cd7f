import { createHash } from 'node:crypto'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'

/** 采用的文件版本：库里那一行的 id，与随产品发行、摘要相符的内容。 */
export type Policy = { readonly versionId: string; readonly code: string; readonly profile: PolicyProfile }

/** 文件内容的摘要，键的次序不影响。装载文件版本时存它，读出时核对它。 */
export function policyDigest(profile: PolicyProfile): string {
  const canonical = JSON.stringify(profile, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
  return createHash('sha256').update(canonical).digest('hex')
}

/** 库里的一行 → 文件；内容与当初采用的不同就抛出，不拿另一份文件判同一件事。 */
export function policyOf(row: { id: string; code: string; digest: string }): Policy {
  const profile = effectiveProfile(row.code)
  if (policyDigest(profile) !== row.digest) {
    throw new Error(`the policy ${row.code} in this release is not the one the tenant adopted`)
  }
  return { versionId: row.id, code: row.code, profile }
}

/** 某日有效的文件版本；没有采用任何文件是 null。 */
export async function findPolicy(
  tx: Tx,
  actor: Official | Clockwork,
  day: PlainDate,
): Promise<Policy | null> {
  const on = columnFromDay(day)
  const row = await tx.policyVersion.findFirst({
    where: {
      tenantId: actor.tenantId,
      effectiveFrom: { lte: on },
      OR: [{ effectiveTo: null }, { effectiveTo: { gte: on } }],
    },
    orderBy: { effectiveFrom: 'desc' },
    select: { id: true, code: true, digest: true },
  })
  return row ? policyOf(row) : null
}

/** 个案立案时钉住的那一版。 */
export async function getPolicyVersion(
  tx: Tx,
  actor: Official | Clockwork,
  versionId: string,
): Promise<Policy> {
  const row = await tx.policyVersion.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: actor.tenantId, id: versionId } },
    select: { id: true, code: true, digest: true },
  })
  return policyOf(row)
}
