import { type Rate, type RateWords, rateOf } from './rate.ts'

/** 巩固率按哪一段算：小学六年、初中三年、九年。DDK-2.2 没有写明，三年与九年各出一列（domain 4.4）。 */
export const RETENTION_SPANS = ['primary', 'junior', 'nine_year'] as const
export type RetentionSpan = (typeof RETENTION_SPANS)[number]

/** 从入学到毕业几年。 */
export const SPAN_YEARS: Readonly<Record<RetentionSpan, number>> = { primary: 6, junior: 3, nine_year: 9 }

/** 哪一年级毕业：这一年级在读的是巩固率的分子。 */
export const GRADUATING_GRADE: Readonly<Record<RetentionSpan, number>> = {
  primary: 6,
  junior: 9,
  nine_year: 9,
}

const SPAN_LABEL: Readonly<Record<RetentionSpan, string>> = {
  primary: '小学六年巩固率',
  junior: '初中三年巩固率',
  nine_year: '九年义务教育巩固率',
}

const SHARED = {
  definition: '同一届学生从入学到毕业留下来的比例，按届追踪，计入正常流动。',
  numerator: '该届现在毕业年级的在籍学生数',
  denominator: '招生数＋转入－已被接收的转出－死亡',
  excluded: '转出而对方没有接收的不减；超过100%的按100%计',
  clause: 'DDK-2.2',
} as const

export const RETENTION_WORDS: Readonly<Record<RetentionSpan, RateWords>> = {
  primary: { label: SPAN_LABEL.primary, ...SHARED },
  junior: { label: SPAN_LABEL.junior, ...SHARED, reading: '文件没有写明三年还是九年，两列都出' },
  nine_year: { label: SPAN_LABEL.nine_year, ...SHARED, reading: '跨小学、初中两校，只在县一级可靠' },
}

/** 一届学生的来去。 */
export type Cohort = {
  readonly admitted: number
  readonly transferredIn: number
  /** 只算对方已接收的。 */
  readonly transferredOut: number
  readonly deceased: number
  readonly enrolledNow: number
}

/** 巩固率，封顶 100%；死亡是否剔除由参数定，缺省剔除。 */
export function retentionRate(cohort: Cohort, span: RetentionSpan = 'junior', excludeDeath = true): Rate {
  const base =
    cohort.admitted + cohort.transferredIn - cohort.transferredOut - (excludeDeath ? cohort.deceased : 0)
  const uncapped = rateOf(RETENTION_WORDS[span], cohort.enrolledNow, base)
  return { ...uncapped, percent: uncapped.percent === null ? null : Math.min(uncapped.percent, 100) }
}
