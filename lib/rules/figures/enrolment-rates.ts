import { AGE_BANDS, type AgeBand } from '#lib/rules/rolls/school-age'
import type { StudyStatus } from '#lib/rules/rolls/study-status'
import { type Rate, type RateWords, rateOf } from './rate.ts'

/** 入学率三种（domain 4.5）：净、毛、三类残疾儿童。 */
export const ENROLMENT_WORDS = {
  net: {
    label: '适龄儿童少年入学率',
    definition: '适龄人口中正在本级或更高一级学校就读的比例。',
    numerator: '适龄人口中在本级及更高级学校就读的人数：在校、送教上门、区外就读、另处就学',
    denominator: '适龄人口数：不含已转出、出国（境）、死亡、查无此人的',
    excluded: '有效缓学的暂不计入分母，期满即计；休学离校的在复学之前不算在校，仍在分母',
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

/** 各就学状态在净入学率里怎么计：在分子、只在分母、两头都不在。 */
const COUNTED: Readonly<Record<StudyStatus, 'in' | 'out' | 'aside'>> = {
  enrolled: 'in',
  home_teaching: 'in',
  away: 'in',
  elsewhere: 'in',
  // 完成九年的，台账上不再列。
  graduated: 'aside',
  suspected: 'out',
  dropped_out: 'out',
  never_enrolled: 'out',
  study_leave: 'out',
  over_age: 'out',
  deferred: 'aside',
  transferred: 'aside',
  abroad: 'aside',
  deceased: 'aside',
  no_such_child: 'aside',
}

/** 这种就学状态的孩子算不算在校；`aside` 的不进分母。 */
export function countedAs(status: StudyStatus): 'in' | 'out' | 'aside' {
  return COUNTED[status]
}

const ORDER = ['in', 'out', 'aside']

export type BandCount = {
  readonly band: AgeBand
  readonly status: StudyStatus
  readonly children: number
}

/** 小学、初中学龄各自的净入学率，由逐状态的人数加总。 */
export function bandEnrolment(counts: readonly BandCount[]) {
  return (Object.keys(AGE_BANDS) as AgeBand[]).map((band) => {
    const own = counts
      .filter((one) => one.band === band)
      .toSorted((a, b) => ORDER.indexOf(countedAs(a.status)) - ORDER.indexOf(countedAs(b.status)))
    const sum = (...kinds: readonly string[]) =>
      own.reduce((total, one) => total + (kinds.includes(countedAs(one.status)) ? one.children : 0), 0)
    return { band, rate: netEnrolmentRate({ enrolled: sum('in'), schoolAge: sum('in', 'out') }), counts: own }
  })
}

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
