/**
 * 报表上的数（NA-7.3、DT-4.2.3：定期分析学籍变动；NA-7.7、N24-1：月报）。报出时由系统照台账数出来，
 * 学校不填数，也改不了数；次序即印在表上的次序。
 */
export const RETURN_FIGURES = {
  enrolled: { label: '期末在校学生', unit: '人', group: '学籍变动' },
  joined: { label: '本期新编班', unit: '人', group: '学籍变动' },
  left: { label: '本期离班', unit: '人', group: '学籍变动' },
  studyLeave: { label: '期末休学', unit: '人', group: '学籍变动' },
  homeTeaching: { label: '期末送教上门', unit: '人', group: '学籍变动' },
  unexcused: { label: '无故缺勤', unit: '人次', group: '缺勤与劝返' },
  absentChildren: { label: '无故缺勤的学生', unit: '人', group: '缺勤与劝返' },
  opened: { label: '新立案', unit: '件', group: '缺勤与劝返' },
  reported: { label: '书面报告', unit: '份', group: '缺勤与劝返' },
  returned: { label: '返校', unit: '件', group: '缺勤与劝返' },
  confirmed: { label: '认定辍学', unit: '件', group: '台账' },
  struckOff: { label: '销号', unit: '件', group: '台账' },
  openCases: { label: '期末在办', unit: '件', group: '台账' },
  dropouts: { label: '期末在辍学台账', unit: '件', group: '台账' },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly unit: string; readonly group: string }>
>
export type ReturnFigure = keyof typeof RETURN_FIGURES
export type ReturnFigures = Readonly<Record<ReturnFigure, number>>

export const RETURN_FIGURE_KEYS = Object.keys(RETURN_FIGURES) as ReturnFigure[]

/** 存下的数读回来；少一项、不是数的，整份不认。 */
export function readReturnFigures(stored: unknown): ReturnFigures | null {
  if (typeof stored !== 'object' || stored === null) return null
  const pairs = RETURN_FIGURE_KEYS.map((key) => [key, Reflect.get(stored, key)] as const)
  return pairs.every(([, value]) => Number.isInteger(value))
    ? (Object.fromEntries(pairs) as ReturnFigures)
    : null
}

export type FigureChange = { readonly key: ReturnFigure; readonly before: number; readonly after: number }

/** 两版之间变了的数（F46）：改版要看得见改了什么。 */
export function figureChanges(before: ReturnFigures, after: ReturnFigures): readonly FigureChange[] {
  return RETURN_FIGURE_KEYS.filter((key) => before[key] !== after[key]).map((key) => ({
    key,
    before: before[key],
    after: after[key],
  }))
}

/** 几所学校的数合在一起。 */
export function sumFigures(all: readonly ReturnFigures[]): ReturnFigures {
  const sum = (key: ReturnFigure) => all.reduce((total, one) => total + one[key], 0)
  return Object.fromEntries(RETURN_FIGURE_KEYS.map((key) => [key, sum(key)])) as ReturnFigures
}
