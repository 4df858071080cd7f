import { type Rate, type RateWords, rateOf } from './rate.ts'

/**
 * 辍学率的三种口径（domain 4.3，C-11）。缺省是学籍口径：休学与辍学分列（NA-7.2）。
 * 另两种只作对照，界面注明，不拿去比控制线。
 */
export const DROPOUT_BASES = ['register', 'terminology', 'net_flow'] as const
export type DropoutBasis = (typeof DROPOUT_BASES)[number]

export const DROPOUT_WORDS: Readonly<Record<DropoutBasis, RateWords>> = {
  register: {
    label: '年辍学率（学籍口径）',
    definition: '本学年经县教育局认定辍学、到统计时仍没有复学的学生，占学年初在校学生的比例。',
    numerator: '本学年认定辍学且截至统计时仍未复学的学生数',
    denominator: '学年初（9月1日）在校学生数',
    excluded:
      '学年初正在休学的不在分母；本学年内已经复学的不在分子，另列累计人次；小学毕业未升学的计入初中未入学',
    clause: 'NA-8.4',
    reading: '文件没有写明口径，取学籍口径',
  },
  terminology: {
    label: '年辍学率（术语口径）',
    definition: '学年内除毕业、升级、留级、转学、死亡以外中途离校的学生，占学年初在校学生的比例；休学也算。',
    numerator: '学年内休学、退学、辍学和转出未被接收的学生数',
    denominator: '学年初（9月1日）在校学生数',
    excluded: '毕业（结业）、升级、留级、已被接收的转学、死亡',
    clause: 'NA-7.2',
    reading: '只作对照，不比控制线',
  },
  net_flow: {
    label: '年辍学率（净流量口径）',
    definition: '“两基”时期的旧算法，以学生净减少数代替辍学数；净流入的地方为负，照实写负数。',
    numerator: '休学＋退学＋死亡＋转出＋其他减少－转入－其他增加',
    denominator: '上学年初在校学生数',
    excluded: '不追踪个人，不能打开到人',
    clause: 'NA-7.3',
    reading: '只作历史对照，不比控制线',
  },
}

/** 学籍口径：仍在外的 ÷ 学年初在校的。 */
export function dropoutRate(counts: { readonly stillOut: number; readonly enrolledAtStart: number }): Rate {
  return rateOf(DROPOUT_WORDS.register, counts.stillOut, counts.enrolledAtStart)
}

/** 术语口径：休学、退学、辍学、转出未接收都算。 */
export function terminologyDropoutRate(counts: {
  readonly onStudyLeave: number
  readonly withdrawn: number
  readonly droppedOut: number
  readonly transferNotReceived: number
  readonly enrolledAtStart: number
}): Rate {
  const left = counts.onStudyLeave + counts.withdrawn + counts.droppedOut + counts.transferNotReceived
  return rateOf(DROPOUT_WORDS.terminology, left, counts.enrolledAtStart)
}

/** 净流量口径：可以为负，不截断为零。 */
export function netFlowDropoutRate(flow: {
  readonly onStudyLeave: number
  readonly withdrawn: number
  readonly deceased: number
  readonly transferredOut: number
  readonly otherLeft: number
  readonly transferredIn: number
  readonly otherJoined: number
  readonly enrolledLastYear: number
}): Rate {
  const left = flow.onStudyLeave + flow.withdrawn + flow.deceased + flow.transferredOut + flow.otherLeft
  return rateOf(DROPOUT_WORDS.net_flow, left - flow.transferredIn - flow.otherJoined, flow.enrolledLastYear)
}
