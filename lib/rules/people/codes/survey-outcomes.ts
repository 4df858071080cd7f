/** 核查未入学、疑似失学儿童的去向（DT-4.1.2，DT-4.2.4）。失踪失联不是结论，须由公安机关界定。 */
export const SURVEY_OUTCOMES = {
  to_organise: '应入学而未入学，组织入学',
  in_school_with_roll: '已在校并有学籍',
  in_province_no_roll: '省内就读无学籍',
  out_province_no_roll: '省外就读无学籍',
  abroad: '出国（境）',
  ill_or_disabled: '因病因残（缓学或送教）',
  away_with_parents: '随父母外出，暂无法联系',
  over_age_left: '已超龄离校',
  deceased: '死亡',
  empty_household: '空挂户',
  double_household: '双重户籍',
  wrong_identity: '证号或姓名错误',
  no_such_person: '查无此人',
} as const
export type SurveyOutcome = keyof typeof SURVEY_OUTCOMES
