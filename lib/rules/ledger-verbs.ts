import { CASE_VERB_PAST, CASE_VERBS } from './cases/case-verbs.ts'

/** 个案步骤之外，台账上还会出现的事。 */
const OTHER_VERBS = {
  submit_roll_call: '报送点名',
  correct_roll_call: '更正点名',
  grant_leave: '准假',
  record_guardian_contact: '联系家长',
  report_same_day: '当天向学校报告',
  receive_same_day_report: '学校收悉当天报告',
  open_case: '立案',
  contact_village: '校长联系村委会',
  assign_responsible: '指定劝返责任人',
  name_helper: '指定劝返协助人',
  release_helper: '解除劝返协助人',
  write_plan: '制定劝返、关爱、帮扶计划',
  draft_written_report: '起草书面报告',
  sign_written_report: '签发书面报告',
  countersign_report: '责任督学会签',
  start_pairing: '结对帮扶',
  end_pairing: '终止结对帮扶',
  record_support: '记录帮扶活动',
  mark_category: '标注对象类别',
  end_category: '终止对象类别标注',
  number_paper: '文书编号',
  override_requirement: '写明理由放行要件',
  break_deadline: '时限届满未办',
  change_deadline: '时限改期',
  keep_attachment: '存入附件',
  export_ledger: '导出台账',
  set_control_line: '另定控制线',
  set_cohort_base: '填报届别基数',
} as const

/** 台账上每一种事的中文；少一种，测试不过。 */
export const LEDGER_VERB_LABEL: Readonly<Record<string, string>> = { ...OTHER_VERBS, ...CASE_VERB_PAST }

/** 筛选里的次序：先日常，后个案。 */
export const LEDGER_VERBS: readonly string[] = [...Object.keys(OTHER_VERBS), ...CASE_VERBS]

/** 一种事的中文；不认得的照原样写，不吞掉。 */
export function ledgerVerbLabel(verb: string): string {
  return LEDGER_VERB_LABEL[verb] ?? verb
}
