/** 两条线：疑似辍学线（在籍而旷课）与未入学线（应入学而未入学）。 */
export const CASE_LINES = ['truancy', 'never_enrolled'] as const
export type CaseLine = (typeof CASE_LINES)[number]

export const CASE_LINE_LABEL: Readonly<Record<CaseLine, string>> = {
  truancy: '疑似辍学',
  never_enrolled: '未入学',
}

/** 个案状态（design 8，domain 6.3）。认定辍学不是结案；失联不是状态，更不是结案。 */
export const CASE_STATES = [
  'alert',
  'persuading',
  'reported',
  'survey',
  'organising',
  'township',
  'noticed',
  'ordered',
  'justice',
  'confirmed_dropout',
  'returned',
  'enrolled',
  'observed',
  'placed',
  'struck_off',
] as const
export type CaseState = (typeof CASE_STATES)[number]

export const CASE_STATE_LABEL: Readonly<Record<CaseState, string>> = {
  alert: '无故缺勤',
  persuading: '学校劝返',
  reported: '待乡镇签收',
  survey: '待摸底核实',
  organising: '组织入学',
  township: '乡镇劝返',
  noticed: '已下达通知书',
  ordered: '已责令限期改正',
  justice: '已提请司法文书',
  confirmed_dropout: '认定辍学',
  returned: '已返校，观察中',
  enrolled: '已入学，观察中',
  observed: '观察期满，待销号',
  placed: '限期销号',
  struck_off: '已销号',
}

/**
 * 在台账上的分量：`open` 未结；`until` 限期销号，到期自动回台账（缓学、休学、送教上门）；
 * `closed` 已销号。只有 `closed` 没有下一时限。
 */
export type CaseStanding = 'open' | 'until' | 'closed'

export const STANDING_OF: Readonly<Record<CaseState, CaseStanding>> = {
  alert: 'open',
  persuading: 'open',
  reported: 'open',
  survey: 'open',
  organising: 'open',
  township: 'open',
  noticed: 'open',
  ordered: 'open',
  justice: 'open',
  confirmed_dropout: 'open',
  returned: 'open',
  enrolled: 'open',
  observed: 'open',
  placed: 'until',
  struck_off: 'closed',
}

/** 回到了课堂、在观察的：没有结案，也不在追。 */
export const WATCHED: readonly CaseState[] = ['returned', 'enrolled', 'observed']

/** 立案时的状态：旷课由点名立案，未入学由摸排立案。 */
export const FIRST_STATE: Readonly<Record<CaseLine, CaseState>> = {
  truancy: 'alert',
  never_enrolled: 'survey',
}

/** 一条线会经过的状态；另一条线的状态不得出现在本线上。 */
export const STATES_OF_LINE: Readonly<Record<CaseLine, readonly CaseState[]>> = {
  truancy: CASE_STATES.filter((state) => !['survey', 'organising', 'enrolled'].includes(state)),
  never_enrolled: CASE_STATES.filter(
    (state) =>
      !['alert', 'persuading', 'reported', 'township', 'confirmed_dropout', 'returned'].includes(state),
  ),
}

/** 文字是否为已知状态。 */
export function isCaseState(text: string): text is CaseState {
  return (CASE_STATES as readonly string[]).includes(text)
}

/** 文字是否为已知的线。 */
export function isCaseLine(text: string): text is CaseLine {
  return (CASE_LINES as readonly string[]).includes(text)
}
