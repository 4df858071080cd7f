import { type CaseLine, type CaseState, STANDING_OF, WATCHED } from '#lib/rules/cases/case-states'

/** 适龄儿童台账的就学状态（domain 附录 B）。 */
export const STUDY_STATUSES = {
  enrolled: '在校',
  suspected: '疑似辍学',
  dropped_out: '辍学',
  never_enrolled: '未入学',
  deferred: '缓学',
  home_teaching: '送教上门',
  study_leave: '休学',
  away: '区外就读',
  over_age: '超龄',
  transferred: '已转出',
  graduated: '已毕业',
  abroad: '出国（境）',
  deceased: '死亡',
  no_such_child: '查无此人',
  // 在特殊教育学校、专门学校等处就学的，台账上不写是哪一种。
  elsewhere: '另处就学',
} as const
export type StudyStatus = keyof typeof STUDY_STATUSES

export function isStudyStatus(text: string): text is StudyStatus {
  return Object.hasOwn(STUDY_STATUSES, text)
}

/** 人还在本县，却没有在受义务教育的：台账上要有人跟着。 */
export const OUT_OF_SCHOOL: readonly StudyStatus[] = ['suspected', 'dropped_out', 'never_enrolled']

export type StudyFacts = {
  /** 那天的登记状态。 */
  readonly registered: StudyStatus
  /** 那天编在一个班里。 */
  readonly inClass: boolean
  /** 那天的登记状态还没有变过就编进了班的：编班以前还没有入学。中间变过的（如特殊教育学校期满）不算。 */
  readonly joinsLater: boolean
  /** 那天的个案。 */
  readonly cases: readonly {
    readonly line: CaseLine
    readonly state: CaseState
    readonly confirmed: boolean
  }[]
}

/** 名册上还有、人却不在班里的：这几种登记先于编班。 */
export const ON_THE_ROLL: readonly string[] = ['study_leave', 'home_teaching', 'away']

/**
 * 那天的就学状态。疑似、辍学由个案说了算；休学的学籍保留在原班，送教上门在籍在册，区外就读的学籍还没有转走，都先于编班；
 * 编了班的在校；登记为在校而那天还没有编进班的，尚未入学。
 */
export function studyStatusOn({ registered, inClass, joinsLater, cases }: StudyFacts): StudyStatus {
  const away = cases.filter(
    ({ line, state }) => line === 'truancy' && STANDING_OF[state] === 'open' && !WATCHED.includes(state),
  )
  if (away.some(({ confirmed }) => confirmed)) return 'dropped_out'
  if (away.length > 0) return 'suspected'
  if (ON_THE_ROLL.includes(registered)) return registered
  if (inClass) return 'enrolled'
  if (registered === 'enrolled' && joinsLater) return 'never_enrolled'
  return registered
}

/** 疑似、辍学台账上一件个案那天的就学状态：回到课堂正在观察的在校，认定了的辍学，其余疑似；不在账上的为 null。 */
export function statusOnCaseLedger(state: CaseState, confirmed: boolean): StudyStatus | null {
  if (STANDING_OF[state] !== 'open') return null
  if (WATCHED.includes(state)) return 'enrolled'
  return confirmed ? 'dropped_out' : 'suspected'
}
