import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Role } from '#lib/rules/people/roles'

/** 督导意见之后的四步（L6-21、L6-22）：学校答复、复查合格、复查不合格另限期、报送整改报告。 */
export const FINDING_STEPS = ['answered', 'passed', 'failed', 'reported'] as const
export type FindingStepKind = (typeof FINDING_STEPS)[number]

/** 到了哪里：待整改、待复查、合格待报告、办结。 */
export const FINDING_STANDINGS = ['owed', 'answered', 'to_report', 'closed'] as const
export type FindingStanding = (typeof FINDING_STANDINGS)[number]

export const FINDING_STANDING_LABEL: Readonly<Record<FindingStanding, string>> = {
  owed: '待整改',
  answered: '待复查',
  to_report: '待报整改报告',
  closed: '已结',
}

export const FINDING_STEP_LABEL: Readonly<Record<FindingStepKind, string>> = {
  answered: '学校答复整改',
  passed: '复查合格',
  failed: '复查不合格，另限期',
  reported: '报送整改报告',
}

/** 谁在哪一步办：提意见的人不替学校整改，学校不替督学复查。 */
const BY: Readonly<
  Record<FindingStepKind, { readonly from: FindingStanding; readonly roles: readonly Role[] }>
> = {
  answered: { from: 'owed', roles: ['officer', 'principal'] },
  passed: { from: 'answered', roles: ['inspector'] },
  failed: { from: 'answered', roles: ['inspector'] },
  reported: { from: 'to_report', roles: ['officer', 'principal'] },
}

/** 由走过的各步推出现在的处境；`reports` 是本地文件要不要整改报告（DDK：L7-28）。 */
export function findingStanding(steps: readonly FindingStepKind[], reports: boolean): FindingStanding {
  const last = steps.at(-1)
  if (last === 'answered') return 'answered'
  if (last === 'passed') return reports ? 'to_report' : 'closed'
  return last === 'reported' ? 'closed' : 'owed'
}

/** 这一步现在由此人办得了吗。 */
export function takeFindingStep(
  standing: FindingStanding,
  kind: FindingStepKind,
  role: Role,
): Outcome<FindingStepKind> {
  const { from, roles } = BY[kind]
  if (!roles.includes(role)) return refuse({ code: 'not_allowed' })
  return standing === from ? done(kind) : refuse({ code: 'changed_meanwhile' })
}

const LONGEST_TERM_DAYS = 183

/** 整改的限期：明天起，半年之内。 */
export function judgeDueDay(dueOn: PlainDate, today: PlainDate): Outcome<PlainDate> {
  if (dueOn <= today) return refuse({ code: 'due_day_past', day: dueOn })
  if (dueOn > addDays(today, LONGEST_TERM_DAYS)) return refuse({ code: 'due_day_far', day: dueOn })
  return done(dueOn)
}

/** 约谈、通报、诫勉谈话（DDK-5.3.4、DDK-5.3.5，NA-8.3）：督学可约谈，通报与诫勉由教育局。 */
export const CENSURE_KINDS = ['talk', 'circular', 'admonition'] as const
export type CensureKind = (typeof CENSURE_KINDS)[number]

export const CENSURE_LABEL: Readonly<Record<CensureKind, string>> = {
  talk: '约谈',
  circular: '通报',
  admonition: '诫勉谈话',
}

const CENSURE_BY: Readonly<Record<CensureKind, readonly Role[]>> = {
  talk: ['inspector', 'bureau'],
  circular: ['bureau'],
  admonition: ['bureau'],
}

/** 此岗位可以作的。 */
export function censuresOpenTo(role: Role): readonly CensureKind[] {
  return CENSURE_KINDS.filter((kind) => CENSURE_BY[kind].includes(role))
}
