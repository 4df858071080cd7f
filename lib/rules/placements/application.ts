import type { Role } from '#lib/rules/people/roles'
import type { DeferralRule } from '#lib/rules/policy/profile'

/** 一份申请上的意见：村（社区）、学校只提意见，乡镇政府、县教育局批准（L1-11、L1-13：村居协助，没有审批权）。 */
export const OPINION_STAGES = {
  village: { label: '村（社区）意见', by: ['village'], decides: false },
  school: { label: '学校意见', by: ['officer', 'principal'], decides: false },
  township: { label: '乡（镇）人民政府意见', by: ['township_leader'], decides: true },
  bureau: { label: '县教育局意见', by: ['bureau'], decides: true },
} as const satisfies Record<
  string,
  { readonly label: string; readonly by: readonly Role[]; readonly decides: boolean }
>
export type OpinionStage = keyof typeof OPINION_STAGES

export const OPINION_DECISION_LABEL = { agree: '同意', disagree: '不同意' } as const
export type OpinionDecision = keyof typeof OPINION_DECISION_LABEL

export type GivenOpinion = { readonly stage: OpinionStage; readonly decision: OpinionDecision }

/** 此岗位写哪一栏意见；不写意见的是 null。 */
export function stageOf(role: Role): OpinionStage | null {
  const stages: readonly OpinionStage[] = ['village', 'school', 'township', 'bureau']
  return stages.find((stage) => (OPINION_STAGES[stage].by as readonly Role[]).includes(role)) ?? null
}

/** 文字是否为意见栏。 */
export function isOpinionStage(text: string): text is OpinionStage {
  return Object.hasOwn(OPINION_STAGES, text)
}

const UNIT_OF = { township: 'township', bureau: 'county_bureau' } as const

/** 档案把批准权给了哪几栏。 */
export function decidingStages({ approvers }: DeferralRule): readonly ('township' | 'bureau')[] {
  return (['township', 'bureau'] as const).filter((stage) => approvers.includes(UNIT_OF[stage]))
}

export type ApplicationStanding = 'collecting' | 'deciding' | 'approved' | 'refused'

export const APPLICATION_STANDING_LABEL: Readonly<Record<ApplicationStanding, string>> = {
  collecting: '等待村、校意见',
  deciding: '等待批准',
  approved: '已批准',
  refused: '不予批准',
}

/**
 * 一份申请此刻到了哪里。`asked` 是须先写的意见（没有村或校的不问）；
 * 档案写明两级都须批准的，缺一不可；任一有权者不同意即不予批准。
 */
export function applicationStanding(
  opinions: readonly GivenOpinion[],
  asked: readonly OpinionStage[],
  rule: DeferralRule,
): ApplicationStanding {
  const deciders = decidingStages(rule)
  const decided = opinions.filter(({ stage }) => deciders.some((one) => one === stage))
  if (decided.some(({ decision }) => decision === 'disagree')) return 'refused'
  const agreed = decided.length
  if (agreed > 0 && (rule.needs === 'any' || agreed === deciders.length)) return 'approved'
  const missing = asked.filter((stage) => !opinions.some((one) => one.stage === stage))
  return missing.length > 0 ? 'collecting' : 'deciding'
}
