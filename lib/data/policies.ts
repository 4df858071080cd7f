import { createHash } from 'node:crypto'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { NATIONAL } from '#lib/rules/policy/national'
import type { PolicyProfile, SchoolEntryRule } from '#lib/rules/policy/profile'
import { effectiveProfile, findProfile, PROFILE_CODES, successorsOf } from '#lib/rules/policy/profiles'
import { readStoredProfile } from '#lib/rules/policy/stored-profile'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'

/** 采用的文件版本：库里那一行的 id，与当初采用的内容。 */
export type Policy = {
  readonly versionId: string
  readonly code: string
  readonly digest: string
  readonly profile: PolicyProfile
}

type VersionRow = { readonly id: string; readonly code: string; readonly digest: string }

/** 文件内容的摘要，键的次序不影响。采用时存它，读出时核对它。 */
export function policyDigest(profile: unknown): string {
  const canonical = JSON.stringify(profile, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
  return createHash('sha256').update(canonical).digest('hex')
}

/** 随产品发行的文件，按摘要。 */
const RELEASED: ReadonlyMap<string, PolicyProfile> = new Map(
  PROFILE_CODES.map((code) => [policyDigest(effectiveProfile(code)), effectiveProfile(code)] as const),
)

/** 读过的旧版，按摘要：内容写下就不改，读一次便够。 */
const kept = new Map<string, PolicyProfile>()

/** 产品里随时可以接在这一版之后采用的：接得上，而内容不同（F15）。 */
export type OfferedPolicy = { readonly digest: string; readonly profile: PolicyProfile }

export function offeredAfter({ digest, profile }: Policy): readonly OfferedPolicy[] {
  return successorsOf(profile)
    .map((one) => ({ digest: policyDigest(one), profile: one }))
    .filter((one) => one.digest !== digest)
}

/**
 * 库里的一行 → 文件（F15）。内容与今天发行的相同，就用发行的；不同，以采用时存下的为准：
 * 产品换了新版，不改在办个案的一字。存下的内容与摘要对不上就抛出，不拿来路不明的文件判事。
 */
export async function policyOf(tx: Tx, actor: Official | Clockwork, row: VersionRow): Promise<Policy> {
  const profile = RELEASED.get(row.digest) ?? kept.get(row.digest) ?? (await readBody(tx, actor, row))
  return { versionId: row.id, code: row.code, digest: row.digest, profile }
}

/** 一批个案各自钉住的文件；同一版只读一次。 */
export async function pinnedProfiles(
  tx: Tx,
  actor: Official | Clockwork,
  rows: readonly { readonly case: { readonly policyVersion: VersionRow } }[],
): Promise<(row: { readonly case: { readonly policyVersion: VersionRow } }) => PolicyProfile> {
  const found = new Map<string, PolicyProfile>()
  for (const { case: kase } of rows) {
    const { id } = kase.policyVersion
    if (!found.has(id)) found.set(id, (await policyOf(tx, actor, kase.policyVersion)).profile)
  }
  return ({ case: kase }) => {
    const profile = found.get(kase.policyVersion.id)
    if (!profile) throw new Error('asked for a case that was not among the rows')
    return profile
  }
}

async function readBody(tx: Tx, actor: Official | Clockwork, row: VersionRow): Promise<PolicyProfile> {
  const { body } = await tx.policyVersion.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: actor.tenantId, id: row.id } },
    select: { body: true },
  })
  if (policyDigest(body) !== row.digest) {
    throw new Error(`the stored policy ${row.code} is not the one whose digest was recorded`)
  }
  const profile = readStoredProfile(body, findProfile(row.code) ?? NATIONAL)
  if (!profile) throw new Error(`the stored policy ${row.code} cannot be read by this release`)
  kept.set(row.digest, profile)
  return profile
}

/**
 * 某日所依的文件版本：那天以前最近采用的一版；没有采用任何文件是 null。
 * 文件过了有效期而还没有采用新的，仍照它办（ADR 0102）：点名、立案、时限一天也不能停。
 */
export async function findPolicy(
  tx: Tx,
  actor: Official | Clockwork,
  day: PlainDate,
): Promise<Policy | null> {
  const on = columnFromDay(day)
  const row = await tx.policyVersion.findFirst({
    where: { tenantId: actor.tenantId, effectiveFrom: { lte: on } },
    orderBy: { effectiveFrom: 'desc' },
    select: { id: true, code: true, digest: true },
  })
  return row ? await policyOf(tx, actor, row) : null
}

/** 那天的入学年龄与截止日（L1-11）；还没有采用文件的，照国家底座。 */
export async function schoolEntryOn(
  tx: Tx,
  actor: Official | Clockwork,
  day: PlainDate,
): Promise<SchoolEntryRule> {
  const policy = await findPolicy(tx, actor, day)
  return (policy?.profile ?? NATIONAL).schoolEntry.value
}

/** 那天采用的文件。没有采用就不能起算任何时限：这是开通时漏了一步，不是办事的人的错，抛出。 */
export async function getPolicy(tx: Tx, actor: Official | Clockwork, day: PlainDate): Promise<Policy> {
  const policy = await findPolicy(tx, actor, day)
  if (!policy) throw new Error('the tenant has adopted no policy')
  return policy
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
  return policyOf(tx, actor, row)
}
