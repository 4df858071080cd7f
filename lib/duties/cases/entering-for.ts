import type { FoundCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import { hasTownshipUsers } from '#lib/data/township-users'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { CasePolicy } from './case-policy.ts'

/**
 * 县教育局此刻可以替哪个乡镇代录（C-08）：档案许可、乡镇是当事一方、今天没有用户；否则为 null。
 */
export async function enteringFor(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  { policy, today }: { readonly policy: CasePolicy; readonly today: PlainDate },
): Promise<string | null> {
  const { townshipId, townshipSince } = kase
  if (actor.role !== 'bureau' || !policy.profile.bureauMayEnterTownshipSteps.value) return null
  if (!townshipId || !townshipSince) return null
  return (await hasTownshipUsers(tx, { townshipId, today })) ? null : townshipId
}
