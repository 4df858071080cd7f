import type { Role } from '#lib/rules/people/roles'

/** 谁来办：岗位，或时钟（后台以系统名义）。 */
export type Hand = Role | 'clock'

/** 一步一动词；写入 case_step.verb 与台账事件。 */
export const CASE_VERBS = [
  'record_persuasion',
  'record_persuasion_failure',
  'note_no_persuasion',
  'report_to_township',
  'move_report',
  'sign_moved_report',
  'receive_report',
  'send_back_report',
  'move_receipt',
  'record_township_visit',
  'record_criticism',
  'issue_order',
  'serve_order',
  'issue_notice',
  'serve_notice',
  'refer_to_justice',
  'serve_referral',
  'spoil_paper',
  'confirm_dropout',
  'record_survey',
  'organise_enrolment',
  'enrol',
  'confirm_return',
  'relapse',
  'withdraw_relapse',
  'find_again',
  'pass_observation',
  'extend_observation',
  'strike_off_request',
  'strike_off_check',
  'strike_off_refuse',
  'strike_off',
  'place',
  'renew_placement',
  'expire_placement',
  'withdraw_signal',
  'follow_transfer',
  'note_overdue',
] as const
export type CaseVerb = (typeof CASE_VERBS)[number]

/** 时间线上写的话：已经发生的事。按钮上的话在步骤表里。 */
export const CASE_VERB_PAST: Readonly<Record<CaseVerb, string>> = {
  record_persuasion: '学校劝返一次',
  record_persuasion_failure: '学校记明劝返无效',
  note_no_persuasion: '逾期未见劝返记录，书面报告时限自此起算',
  report_to_township: '学校书面报告乡镇',
  move_report: '学校逾期未报，系统按已知情况移送乡镇',
  sign_moved_report: '校长补签书面报告',
  receive_report: '乡镇签收',
  send_back_report: '乡镇退回并说明',
  move_receipt: '乡镇逾期未签收，转县教育局督办',
  record_township_visit: '乡镇入户劝返一次',
  record_criticism: '批评教育',
  issue_order: '签发责令限期改正通知书',
  serve_order: '责令限期改正通知书送达',
  issue_notice: '签发通知书',
  serve_notice: '通知书送达',
  refer_to_justice: '提请司法文书',
  serve_referral: '提请函送达',
  spoil_paper: '文书作废',
  confirm_dropout: '县教育局认定辍学',
  record_survey: '摸底登记',
  organise_enrolment: '组织入学动员一次',
  enrol: '确认入学',
  confirm_return: '确认返校',
  relapse: '观察期内再次无故缺勤',
  withdraw_relapse: '再次缺勤已更正或补假，回到观察',
  find_again: '又满时未到校也没有请假，立即报告再次起算',
  pass_observation: '观察期满',
  extend_observation: '观察天数不足，观察期顺延',
  strike_off_request: '申请销号',
  strike_off_check: '乡镇核实销号',
  strike_off_refuse: '不予销号',
  strike_off: '县教育局准予销号',
  place: '限期销号',
  renew_placement: '续批',
  expire_placement: '限期届满，自动回台账',
  withdraw_signal: '缺勤已更正，立案依据消失',
  follow_transfer: '接收学校已接收，案随学籍转出',
  note_overdue: '时限届满未办，记明并开下一时限',
}

/** 文字是否为已知动词；来自浏览器的动词先过这一关。 */
export function isCaseVerb(text: string): text is CaseVerb {
  return (CASE_VERBS as readonly string[]).includes(text)
}
