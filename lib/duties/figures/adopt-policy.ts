import { offeredAfter } from '#lib/data/policies'
import { findLatestPolicy, insertPolicyVersion } from '#lib/data/policy-versions'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { adoptionWindow, mayStartOn } from '#lib/rules/policy/adoption'
import type { AdoptPolicyForm } from '#lib/schemas/figures/adopt-policy'

/**
 * 县教育局采用文件的新版（F15，F65）：接在最后一版之后，定生效日期，写明理由。
 * 在办的个案、在走的时限仍按立案时的那一版，一件也不改判；生效那天起新立的案才按新版。
 */
export function adoptPolicy(
  { db, clock }: Deps,
  actor: Official,
  input: AdoptPolicyForm,
): Promise<Outcome<{ readonly versionId: string }>> {
  const today = dayOf(instant(clock.now().getTime()))
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'adopt_policy', input }, async () => {
      if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
      const latest = await findLatestPolicy(tx, actor)
      if (!latest) return refuse({ code: 'not_found' })
      const offered = offeredAfter(latest).find(({ digest }) => digest === input.seenDigest)
      if (latest.versionId !== input.followsId || !offered) return refuse({ code: 'changed_meanwhile' })
      const effectiveFrom = plainDate(input.effectiveFrom)
      const window = adoptionWindow(today, latest.effectiveFrom, offered.profile)
      if (!mayStartOn(effectiveFrom, window)) return refuse({ code: 'policy_day', ...window })
      const { followsId, reason } = input
      const versionId = await insertPolicyVersion(tx, actor, offered, { followsId, effectiveFrom, reason })
      if (!versionId) return refuse({ code: 'changed_meanwhile' })
      await appendEvent(tx, actor, {
        verb: 'adopt_policy',
        subjectKind: 'policy_version',
        subjectId: versionId,
        happenedOn: effectiveFrom,
        facts: {
          code: offered.profile.code,
          digest: offered.digest,
          from: effectiveFrom,
          follows: followsId,
        },
      })
      return done({ versionId })
    }),
  )
}
