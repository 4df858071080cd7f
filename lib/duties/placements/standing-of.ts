import type { Tx } from '#lib/data/database'
import type { Application } from '#lib/data/placements/applications'
import { getPolicy, getPolicyVersion } from '#lib/data/policies'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import {
  type ApplicationStanding,
  applicationStanding,
  type OpinionStage,
} from '#lib/rules/placements/application'
import type { DeferralRule } from '#lib/rules/policy/profile'

type Asked = {
  readonly caseId: string | null
  readonly child: {
    readonly villageId: string | null
    readonly schoolId: string | null
    readonly classId: string | null
  }
}

/** 批准之前须先有哪几栏意见：有个案的、还没有编班的问村里，有学校的问学校；没有的不问。 */
export function askedStages({ caseId, child }: Asked): readonly OpinionStage[] {
  return [
    ...((caseId !== null || child.classId === null) && child.villageId !== null
      ? (['village'] as const)
      : []),
    ...(child.schoolId !== null ? (['school'] as const) : []),
  ]
}

/** 一份申请此刻到了哪里。 */
export function standingOf(application: Application, rule: DeferralRule): ApplicationStanding {
  return applicationStanding(application.opinions, askedStages(application), rule)
}

/** 一份申请照哪一版文件批：有案的照案上钉住的那一版，没有的照今天有效的。 */
export async function approvalRuleOf(
  tx: Tx,
  actor: Official,
  policyVersionId: string | null,
  today: PlainDate,
): Promise<DeferralRule> {
  const policy = policyVersionId
    ? await getPolicyVersion(tx, actor, policyVersionId)
    : await getPolicy(tx, actor, today)
  return policy.profile.deferral.value
}
