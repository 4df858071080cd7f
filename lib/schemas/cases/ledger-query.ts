import { z } from 'zod'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { type CaseLine, type CaseState, isCaseLine, isCaseState } from '#lib/rules/cases/case-states'
import { CHILD_CATEGORIES, type ChildCategory, isChildCategory } from '#lib/rules/people/child-categories'

/** 四级台账（DDK-4.3.2）：同一些个案，按镇街、学校、班级、个人四种看法。 */
export const LEDGER_VIEWS = ['person', 'township', 'school', 'class'] as const
export type LedgerView = (typeof LEDGER_VIEWS)[number]

export const CLOCK_FILTERS = ['today', 'soon', 'late'] as const

type Filter = {
  readonly state?: CaseState
  readonly standing?: 'open' | 'closed'
  readonly line?: CaseLine
  readonly stage?: 'primary' | 'junior'
  readonly group?: ChildCategory
  readonly clock?: (typeof CLOCK_FILTERS)[number]
  readonly schoolId?: string
  readonly classId?: string
  /** `none`：没有挂在任何乡镇（学校、班级）上的。 */
  readonly townshipId?: string
  /** 立案时钉住的那一版文件。 */
  readonly versionId?: string
  /** 还没有人结对的（DDK-4.7.1）。 */
  readonly paired?: 'none'
}

type Query = {
  readonly view: LedgerView
  readonly filter: Filter
  readonly after?: { readonly openedAt: Instant; readonly id: string }
}

/** 没有单位的那一组。 */
export const NONE = 'none' as const
const uuid = z.uuid()
const moment = z.iso.datetime({ precision: 3 })

/** 台账地址里的筛选；不成样子的一律当没写，不报错。 */
export function ledgerQuery(given: Readonly<Record<string, string | string[] | undefined>>): Query {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value : ''
  }
  const id = (name: string) => (text(name) === NONE || uuid.safeParse(text(name)).success ? text(name) : null)
  const state = text('state')
  const standing = text('standing')
  const line = text('line')
  const group = text('group')
  const stage = (['primary', 'junior'] as const).find((one) => one === text('stage'))
  // 旧地址里的「只看逾期」仍认。
  const clock = CLOCK_FILTERS.find((one) => one === text('clock')) ?? (text('late') === '1' ? 'late' : null)
  const school = id('school')
  const room = id('class')
  const township = id('township')
  const version = uuid.safeParse(text('version')).success ? text('version') : null
  const after = cursor(text('after'))
  return {
    view: LEDGER_VIEWS.find((one) => one === text('view')) ?? 'person',
    filter: {
      ...(isCaseState(state) ? { state } : {}),
      ...(standing === 'open' || standing === 'closed' ? { standing } : {}),
      ...(isCaseLine(line) ? { line } : {}),
      ...(stage ? { stage } : {}),
      ...(isChildCategory(group) && !CHILD_CATEGORIES[group].restricted ? { group } : {}),
      ...(clock ? { clock } : {}),
      ...(school ? { schoolId: school } : {}),
      ...(room ? { classId: room } : {}),
      ...(township ? { townshipId: township } : {}),
      ...(version ? { versionId: version } : {}),
      ...(text('paired') === NONE ? { paired: NONE } : {}),
    },
    ...(after ? { after } : {}),
  }
}

function cursor(text: string): { openedAt: Instant; id: string } | null {
  const [at = '', id = ''] = text.split('_')
  if (!moment.safeParse(at).success || !uuid.safeParse(id).success) return null
  return { openedAt: instant(at), id }
}
