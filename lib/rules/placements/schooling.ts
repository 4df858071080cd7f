import type { StandingPlacementTerm } from './schooling-term.ts'

/**
 * 残疾儿童的就学方式（LX-2.6.5 严格区分，L5-17 由县教育局统筹安排，L1-19）：一种是一种，不合并登记。
 * 「丧失学习能力」不是免学：法律没有免学，仍记未入学，到期重新评估（L1-11）。
 */
export const SCHOOLINGS = {
  inclusive: { label: '随班就读', detail: '在普通班就读', clause: 'L5-17', at: 'own_class' },
  special_class: { label: '特教班', detail: '在普通学校的特教班就读', clause: 'L1-19', at: 'own_class' },
  special_school: {
    label: '特殊教育学校',
    detail: '在特殊教育学校就读',
    clause: 'L1-19',
    at: 'special_school',
  },
  home_teaching: {
    label: '送教上门',
    detail: '需专人护理、不能到校；须已批准送教',
    clause: 'L5-17',
    at: 'home',
  },
  incapable: {
    label: '丧失学习能力',
    detail: '不是免学：仍记未入学，到期重新评估',
    clause: 'LX-2.6.5',
    at: 'nowhere',
  },
} as const satisfies Record<
  string,
  {
    readonly label: string
    readonly detail: string
    readonly clause: string
    readonly at: 'own_class' | 'special_school' | 'home' | 'nowhere'
  }
>
export type Schooling = keyof typeof SCHOOLINGS
export const SCHOOLING_KINDS = Object.keys(SCHOOLINGS) as readonly Schooling[]

export const SCHOOLING_LABEL: Readonly<Record<Schooling, string>> = {
  inclusive: SCHOOLINGS.inclusive.label,
  special_class: SCHOOLINGS.special_class.label,
  special_school: SCHOOLINGS.special_school.label,
  home_teaching: SCHOOLINGS.home_teaching.label,
  incapable: SCHOOLINGS.incapable.label,
}

/** 文字是否为就学方式。 */
export function isSchooling(text: string): text is Schooling {
  return Object.hasOwn(SCHOOLINGS, text)
}

/** 台账上的一格：就学方式，在特殊教育学校的写明哪一所；没有登记为空。 */
export function schoolingText(
  given: { readonly schooling: Schooling; readonly place: string } | undefined,
): string {
  if (!given) return ''
  const { label } = SCHOOLINGS[given.schooling]
  return given.place ? `${label}（${given.place}）` : label
}

/** 残疾类别（学籍系统的标签）；`three` 是统计入学率的三类残疾（LX-2.7.5）。 */
export const DISABILITIES = {
  visual: { label: '视力', three: true },
  hearing: { label: '听力', three: true },
  speech: { label: '言语', three: true },
  intellectual: { label: '智力', three: true },
  physical: { label: '肢体', three: false },
  mental: { label: '精神', three: false },
  multiple: { label: '多重', three: false },
  other: { label: '其他', three: false },
} as const satisfies Record<string, { readonly label: string; readonly three: boolean }>
export type Disability = keyof typeof DISABILITIES

export const DISABILITY_LABEL: Readonly<Record<Disability, string>> = {
  visual: DISABILITIES.visual.label,
  hearing: DISABILITIES.hearing.label,
  speech: DISABILITIES.speech.label,
  intellectual: DISABILITIES.intellectual.label,
  physical: DISABILITIES.physical.label,
  mental: DISABILITIES.mental.label,
  multiple: DISABILITIES.multiple.label,
  other: DISABILITIES.other.label,
}

/** 文字是否为残疾类别。 */
export function isDisability(text: string): text is Disability {
  return Object.hasOwn(DISABILITIES, text)
}

/** 就学方式所依的事实：在不在班，有没有未结的个案，现在有没有获批的送教。 */
export type SchoolingGround = {
  readonly inClass: boolean
  readonly hasOpenCase: boolean
  readonly homeTeaching: StandingPlacementTerm | null
}

/**
 * 这个孩子现在登记不登记得了这一种；登记得了是 null，否则是缘由的代码（文字见 refusal-text）。
 * 一个孩子不能同时在班又在特殊教育学校；还有个案的，先凭接收证明销号，不以登记代替销号（LX-3.2.3）。
 */
export function schoolingFault(schooling: Schooling, ground: SchoolingGround): string | null {
  switch (SCHOOLINGS[schooling].at) {
    case 'own_class':
      return ground.inClass ? null : 'schooling_not_in_class'
    case 'special_school':
      if (ground.hasOpenCase) return 'schooling_open_case'
      return ground.inClass ? 'schooling_still_in_class' : null
    case 'home':
      return ground.homeTeaching ? null : 'schooling_no_home_teaching'
    case 'nowhere':
      return ground.inClass ? 'schooling_still_in_class' : null
  }
}
