import type { ReturnFigure } from './return-figures.ts'

/** 公开哪几个数（NA-7.9）：学生总数与一期里的来去；不分学校，不分乡镇。 */
export const PUBLIC_FIGURES = [
  'enrolled',
  'opened',
  'returned',
  'confirmed',
  'struckOff',
  'openCases',
  'dropouts',
] as const satisfies readonly ReturnFigure[]
