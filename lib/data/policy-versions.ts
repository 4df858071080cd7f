import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { casesWhere } from './cases/list-cases.ts'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { clockWhere } from './figures-clocks.ts'
import { newId } from './ids.ts'
import { type OfferedPolicy, type Policy, policyOf } from './policies.ts'

/** 采用过的一版，和现在还有多少事按它办。 */
export type PolicyVersionRow = {
  readonly id: string
  readonly title: string
  readonly document: string
  readonly effectiveFrom: PlainDate
  /** 县里采用的写明理由与经办人；头一版由系统管理员装载，没有。 */
  readonly reason: string | null
  readonly adoptedBy: string | null
  readonly recordedAt: Instant
  readonly openCases: number
  readonly runningClocks: number
}

/** 历次采用的文件，新的在前；在办的个案、在走的时限各归立案时的那一版，与台账、时限行同一个条件。 */
export async function listPolicyVersions(
  tx: Tx,
  actor: Official,
  now: Instant,
): Promise<readonly PolicyVersionRow[]> {
  const rows = await tx.policyVersion.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: { effectiveFrom: 'desc' },
    select: {
      id: true,
      code: true,
      digest: true,
      effectiveFrom: true,
      reason: true,
      recordedAt: true,
      adoptedBy: { select: { name: true } },
    },
  })
  const cases = await tx.dropoutCase.groupBy({
    by: ['policyVersionId'],
    where: casesWhere(actor, { standing: 'open' }, now),
    _count: { _all: true },
  })
  const clocks = await tx.deadline.groupBy({
    by: ['policyVersionId'],
    where: clockWhere(actor, { set: 'running' }, now),
    _count: { _all: true },
  })
  const listed: PolicyVersionRow[] = []
  for (const { id, code, digest, ...row } of rows) {
    const { profile } = await policyOf(tx, actor, { id, code, digest })
    listed.push({
      id,
      title: profile.title,
      document: profile.document,
      effectiveFrom: dayFromColumn(row.effectiveFrom),
      reason: row.reason,
      adoptedBy: row.adoptedBy?.name ?? null,
      recordedAt: instant(row.recordedAt.getTime()),
      openCases: cases.find(({ policyVersionId }) => policyVersionId === id)?._count._all ?? 0,
      runningClocks: clocks.find(({ policyVersionId }) => policyVersionId === id)?._count._all ?? 0,
    })
  }
  return listed
}

/** 最后采用的一版，不论生效了没有；下一版接在它之后。一份也没有采用过是 null。 */
export async function findLatestPolicy(
  tx: Tx,
  actor: Official,
): Promise<(Policy & { readonly effectiveFrom: PlainDate }) | null> {
  const row = await tx.policyVersion.findFirst({
    where: { tenantId: actor.tenantId },
    orderBy: { effectiveFrom: 'desc' },
    select: { id: true, code: true, digest: true, effectiveFrom: true },
  })
  if (!row) return null
  return { ...(await policyOf(tx, actor, row)), effectiveFrom: dayFromColumn(row.effectiveFrom) }
}

/** 接一版；有人先接了的，给 null。 */
export async function insertPolicyVersion(
  tx: Tx,
  actor: Official,
  { digest, profile }: OfferedPolicy,
  given: { readonly followsId: string; readonly effectiveFrom: PlainDate; readonly reason: string },
): Promise<string | null> {
  const id = newId()
  const { count } = await tx.policyVersion.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      code: profile.code,
      digest,
      body: JSON.parse(JSON.stringify(profile)),
      effectiveFrom: columnFromDay(given.effectiveFrom),
      effectiveTo: profile.validTo === null ? null : columnFromDay(profile.validTo),
      followsId: given.followsId,
      reason: given.reason,
      adoptedById: actor.personId,
    },
    skipDuplicates: true,
  })
  return count === 1 ? id : null
}
