import 'server-only'
import type { Tx } from '#lib/data/database'
import { findPolicy, offeredAfter } from '#lib/data/policies'
import { findLatestPolicy, listPolicyVersions } from '#lib/data/policy-versions'
import { instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { adoptionWindow } from '#lib/rules/policy/adoption'
import { policyChanges } from '#lib/rules/policy/policy-changes'
import { deps } from '#lib/server/deps'

/** 所依文件一页要的：今天有效的一版、历次采用、随产品来而未采用的各份与前后对照。 */
export function loadPolicy(actor: Official, today: PlainDate) {
  const { db, clock } = deps()
  const now = instant(clock.now().getTime())
  return db.asActor(actor, async (tx) => {
    const latest = await findLatestPolicy(tx, actor)
    const offers = latest ? offeredAfter(latest) : []
    return {
      policy: await findPolicy(tx, actor, today),
      versions: await listPolicyVersions(tx, actor, now),
      offers: latest
        ? offers.map(({ digest, profile }) => ({
            digest,
            followsId: latest.versionId,
            profile,
            window: adoptionWindow(today, latest.effectiveFrom, profile),
            changes: policyChanges(latest.profile, profile),
          }))
        : [],
    }
  })
}

export type PolicyOffer = Awaited<ReturnType<typeof loadPolicy>>['offers'][number]

/** 随产品来而未采用的文件名；都采用了是空的。 */
export function loadOfferedTitles(actor: Official): Promise<readonly string[]> {
  return deps().db.asActor(actor, (tx) => offeredTitles(tx, actor))
}

/** 同上，在别人开的事务里。 */
export async function offeredTitles(tx: Tx, actor: Official): Promise<readonly string[]> {
  const latest = await findLatestPolicy(tx, actor)
  return latest
    ? offeredAfter(latest).map(({ profile }) => `《${profile.title}》（${profile.document}）`)
    : []
}
