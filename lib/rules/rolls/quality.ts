/** 登记与办理之间说不通的几种（F49，DT-4.4.2）：各有该去弄清的一方。 */
export const CONTRADICTIONS = {
  returned_but_absent: {
    label: '已返校，近期点名仍无故不在',
    owner: 'school',
    clause: 'LX-3.2.3',
    fix: '核实是否又离校；属实的在个案里记明。',
  },
  struck_off_but_absent: {
    label: '已按返校销号，近期点名都不在',
    owner: 'school',
    clause: 'LX-3.2.3',
    fix: '核实去向；又离校的从点名重新立案。',
  },
  class_of_another_school: {
    label: '编班与登记的学校不是同一所',
    owner: 'bureau',
    clause: 'DT-4.4.2',
    fix: '核实实际就读的学校，办理转学或更正编班。',
  },
  enrolled_without_class: {
    label: '登记在校，没有编班',
    owner: 'school',
    clause: 'DT-4.4.2',
    fix: '编入班级，或更正就学状态。没有班就没有人点名。',
  },
  age_out_of_grade: {
    label: '年龄与年级相差三年以上',
    owner: 'school',
    clause: 'L1-11',
    fix: '对照户口簿核实出生日期。',
  },
  never_enrolled_without_case: {
    label: '适龄未入学，没有个案跟着',
    owner: 'township',
    clause: 'DT-3.1.3',
    fix: '摸底核实后立案，或申请缓学，或由乡镇登记区外就读。',
  },
  no_guardian: {
    label: '没有监护人',
    owner: 'school',
    clause: 'DT-3.4.2',
    fix: '补登监护人与电话，缺勤时才联系得上。',
  },
  no_residence: {
    label: '没有常住地',
    owner: 'school',
    clause: 'DT-3.4.3',
    fix: '补登常住的乡镇与村，书面报告才有收件人。',
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly label: string
      readonly owner: ContradictionOwner
      readonly clause: string
      readonly fix: string
    }
  >
>
export type ContradictionOwner = 'school' | 'township' | 'bureau'
export type Contradiction = keyof typeof CONTRADICTIONS

export function isContradiction(text: string): text is Contradiction {
  return Object.hasOwn(CONTRADICTIONS, text)
}

export const CONTRADICTION_OWNER_LABEL: Readonly<Record<ContradictionOwner, string>> = {
  school: '学校',
  township: '乡镇',
  bureau: '县教育局',
}

/** 看最近几天的点名；销号之后几天之内还算有关。 */
export const RECENT_DAYS = 14
export const STRUCK_OFF_WITHIN_DAYS = 90
/** 一年级 6 周岁入学；与应有的年龄相差到几年算说不通。 */
export const AGE_GAP_YEARS = 3
