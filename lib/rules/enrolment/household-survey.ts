import type { SurveyRule } from '#lib/rules/policy/profile'

/** 上门一次的结果（DT-4.1.1 逐村逐户逐人）。 */
export const SURVEY_OUTCOME_LABEL = {
  found: '见到了',
  moved: '已经搬走',
  no_child: '没有适龄孩子',
  nobody_home: '家中无人',
} as const
export type SurveyOutcome = keyof typeof SURVEY_OUTCOME_LABEL

export function isSurveyOutcome(text: string): text is SurveyOutcome {
  return Object.hasOwn(SURVEY_OUTCOME_LABEL, text)
}

export const SURVEY_SEASON_LABEL = { spring: '春季', autumn: '秋季' } as const
export type SurveySeason = keyof typeof SURVEY_SEASON_LABEL

export const SURVEY_LEVEL_LABEL = { village: '村（社区）', township: '乡镇', county: '县' } as const
export type SurveyLevel = keyof typeof SURVEY_LEVEL_LABEL

/** 一户到此刻的样子。 */
export type HouseholdFacts = {
  readonly number: number
  readonly head: string
  /** 最近一次上门的结果；没有上过门是 null。 */
  readonly outcome: SurveyOutcome | null
  /** 家中无人的上门几次。 */
  readonly emptyVisits: number
  /** 须登记附件1 的：名单外的，加上名单上没有上学、又没有登记在册的。 */
  readonly toRegister: number
  /** 摸底时已登记的。 */
  readonly registered: number
}

/** 这一户还差什么；摸清了是 null（DT-3.1.3 不漏一户、不漏一人）。 */
export function householdGap(facts: HouseholdFacts, { visitsWhenNobodyHome }: SurveyRule): string | null {
  if (facts.outcome === null) return '没有上门'
  if (facts.outcome === 'nobody_home' && facts.emptyVisits < visitsWhenNobodyHome)
    return `家中无人，只上门 ${facts.emptyVisits} 次`
  const left = facts.toRegister - facts.registered
  return facts.outcome === 'found' && left > 0 ? `还有 ${left} 个孩子没有登记附件1` : null
}

export type Coverage<H> = {
  readonly all: number
  readonly done: number
  readonly missing: readonly (H & { readonly gap: string })[]
}

/** 覆盖：全部几户、摸清几户、还差哪几户。 */
export function coverage<H extends HouseholdFacts>(households: readonly H[], rule: SurveyRule): Coverage<H> {
  const missing = households.flatMap((household) => {
    const gap = householdGap(household, rule)
    return gap ? [{ ...household, gap }] : []
  })
  return { all: households.length, done: households.length - missing.length, missing }
}

const SHOWN = 5

/** 村里还不能签报的缘由：没有摸到的户；全村总户数对不上。 */
export function villageObstacles(
  covered: Coverage<HouseholdFacts>,
  declared: { readonly total: number; readonly childless: number },
): readonly string[] {
  const { all, missing } = covered
  const names = missing.slice(0, SHOWN).map(({ number, head, gap }) => `${number}号 ${head}家（${gap}）`)
  const more = missing.length > SHOWN ? '等' : ''
  return [
    ...(missing.length > 0 ? [`还有 ${missing.length} 户没有摸清：${names.join('，')}${more}`] : []),
    ...(declared.total === all + declared.childless
      ? []
      : [`全村 ${declared.total} 户，与名单上的 ${all} 户加没有适龄孩子的 ${declared.childless} 户对不上`]),
  ]
}

/** 上一级还不能签报的缘由：下一级没有签的。 */
export function unsignedObstacles(unsigned: readonly string[]): readonly string[] {
  if (unsigned.length === 0) return []
  const names = unsigned.slice(0, SHOWN).join('、')
  return [`还有 ${unsigned.length} 处没有签报：${names}${unsigned.length > SHOWN ? '等' : ''}`]
}
