import { type Rate, type RateWords, rateOf } from './rate.ts'

/** 入学率三种（domain 4.5）：净、毛、三类残疾儿童。 */
export const ENROLMENT_WORDS = {
  net: {
    label: '适龄儿童少年入学率',
    definition: '适龄人口中正在本级或更高一级学校就读的比例。',
    numerator: '适龄人口中在本级及更高级学校就读的人数',
    denominator: '适龄人口数',
    excluded: '休学离校的在复学之前不算在校；有效缓学的不算在校，仍在分母；送教上门纳入学籍，算在校',
    clause: 'DDK-2.1',
  },
  gross: {
    label: '毛入学率',
    definition: '本级在校学生总数与本级适龄人口之比，不论年龄，可以超过100%。',
    numerator: '本级在校学生总数',
    denominator: '本级适龄人口数',
    excluded: '不封顶',
    clause: 'LX-1.3',
  },
  disabled: {
    label: '三类残疾儿童少年入学率',
    definition: '视力、听力言语、智力残疾的适龄儿童少年中已经安排就学的比例。',
    numerator: '在特殊教育学校（班）、随班就读、送教上门的三类残疾适龄人数',
    denominator: '三类残疾适龄总人数（残联、学校、乡镇摸排名单合并去重）',
    excluded: '其他类别残疾另计',
    clause: 'LX-2.6.5',
  },
} as const satisfies Record<string, RateWords>

export function netEnrolmentRate(counts: { readonly enrolled: number; readonly schoolAge: number }): Rate {
  return rateOf(ENROLMENT_WORDS.net, counts.enrolled, counts.schoolAge)
}

export function grossEnrolmentRate(counts: { readonly pupils: number; readonly schoolAge: number }): Rate {
  return rateOf(ENROLMENT_WORDS.gross, counts.pupils, counts.schoolAge)
}

export function disabledEnrolmentRate(counts: {
  readonly specialSchools: number
  readonly inOrdinaryClasses: number
  readonly homeTaught: number
  readonly schoolAge: number
}): Rate {
  const placed = counts.specialSchools + counts.inOrdinaryClasses + counts.homeTaught
  return rateOf(ENROLMENT_WORDS.disabled, placed, counts.schoolAge)
}
