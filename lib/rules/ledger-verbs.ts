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
  extend_streak: '缺勤延续，记入立案所据的日子',
  contact_guardian: '校长联系家长',
  contact_village: '校长联系村委会',
  record_delivery: '登记寄送县外收件单位',
  record_external_answer: '登记县外答复',
  acknowledge_report: '县教育局知悉书面报告',
  offer_hand_over: '提出移交',
  accept_hand_over: '接收移交',
  refuse_hand_over: '退回移交',
  withdraw_hand_over: '收回移交',
  spoil_serial: '作废报告编号并重开',
  assign_responsible: '指定劝返责任人',
  name_helper: '指定劝返协助人',
  release_helper: '解除劝返协助人',
  write_plan: '制定劝返、关爱、帮扶计划',
  draft_written_report: '起草书面报告',
  sign_written_report: '签发书面报告',
  countersign_report: '责任督学会签',
  record_home_visit: '登记家访',
  link_household: '认定同户',
  unlink_household: '解除同户',
  start_pairing: '结对帮扶',
  end_pairing: '终止结对帮扶',
  record_support: '记录帮扶活动',
  mark_category: '标注对象类别',
  end_category: '终止对象类别标注',
  number_paper: '文书编号',
  override_requirement: '写明理由放行要件',
  break_deadline: '时限届满未办',
  change_deadline: '时限改期',
  serve_enrolment_notice: '入学通知书送达',
  register_child: '登记未入学儿童',
  admit_child: '编班',
  export_rows: '导出名单',
  apply_for_placement: '提交缓学、休学、送教申请',
  write_opinion: '出具意见',
  approve_placement: '批准缓学、休学、送教',
  refuse_placement: '不予批准缓学、休学、送教',
  end_placement: '缓学、休学、送教了结',
  plan_home_teaching: '制定送教计划',
  teach_at_home: '送教一次',
  record_disability_schooling: '登记残疾儿童就学方式',
  keep_attachment: '存入附件',
  export_ledger: '导出台账',
  set_control_line: '另定控制线',
  set_cohort_base: '填报届别基数',
  upload_import: '交来名册',
  preview_import: '试读名册',
  confirm_import: '确认写入名册',
  write_import: '写入名册',
  ask_import_undo: '请求撤销导入',
  undo_import: '撤销导入',
  start_comparison: '起一次人籍比对',
  finish_comparison: '人籍比对完成',
  decide_finding: '认定一处比对结果',
  propose_merge: '提请合并登记',
  approve_merge: '批准合并登记',
  refuse_merge: '不予合并登记',
  ask_merge_reversal: '请求撤回合并',
  settle_merge: '合并登记或撤回合并',
} as const

/** 台账上每一种事的中文；少一种，测试不过。 */
export const LEDGER_VERB_LABEL: Readonly<Record<string, string>> = { ...OTHER_VERBS, ...CASE_VERB_PAST }

/** 筛选里的次序：先日常，后个案。 */
export const LEDGER_VERBS: readonly string[] = [...Object.keys(OTHER_VERBS), ...CASE_VERBS]

/** 一种事的中文；不认得的照原样写，不吞掉。 */
export function ledgerVerbLabel(verb: string): string {
  return LEDGER_VERB_LABEL[verb] ?? verb
}
