import type { AbsenceReason, AttendanceMark } from '#lib/rules/attendance/absence-reasons'
import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'

/** 凡屏幕上要写成中文的代码，一处一表，少一个就编译不过。状态、动词、岗位、对象类别的文字在各自的文件里。 */
export const DUTY_LABEL: Readonly<Record<DutyCode, string>> = {
  roll_call: '点名',
  guardian_contact: '向家长了解情况',
  same_day_report: '当天向学校报告',
  persuasion: '上门劝返',
  written_report: '书面报告乡镇',
  written_report_warning: '书面报告提醒',
  case_plan: '定责任人与计划',
  countersignature: '责任督学会签',
  township_receipt: '乡镇签收',
  township_visit: '入户劝返',
  revisit: '回访劝返',
  return_by: '限期复学',
  order_expiry: '责令改正期限',
  observation: '返校观察',
  term_return: '期报',
  monthly_return: '月报',
  return_correction: '补正报表',
  deferral_renewal: '期满前重新申请',
  schooling_review: '重新评估就学方式',
  paper_delivery: '寄送县外收件单位',
  external_answer: '催取县外答复',
  hand_over_answer: '答复移交',
  department_answer: '催取部门答复',
  transfer_release: '答复转出申请',
  transfer_placing: '安排转入学生',
  transfer_receiving: '答复转入申请',
  transfer_acceptance: '转出后落实接收',
  outside_follow_up: '跟踪区外就读',
  lead_check: '核实线索',
  survey_village: '逐户摸底，村里签报',
  survey_township: '摸底汇总，乡镇签报',
  survey_county: '摸底汇总，县里签报',
  rectification: '整改督导意见',
  rectification_report: '报送整改报告',
}

export const CLOCK_EVENT_LABEL: Readonly<Record<ClockEvent, string>> = {
  unexcused_absence: '无故缺勤',
  absence_found: '发现未到校满时',
  first_persuasion: '首次劝返',
  persuasion_failed: '劝返无效',
  written_report_sent: '书面报告发出',
  written_report_received: '书面报告签收',
  written_report_sent_back: '书面报告退回',
  external_report_sent: '县外报告签发',
  external_paper_delivered: '县外报告寄出',
  hand_over_offered: '移交提出',
  department_asked: '转办单发出',
  transfer_asked: '申请转出',
  transfer_offered: '提出县内转学',
  transfer_sent: '转出材料送出',
  transfer_arrived: '外县材料送到',
  transfer_placed: '安排接收学校',
  outside_schooling_found: '核实在区外就读',
  notice_served: '文书送达',
  dropout_confirmed: '认定辍学或上次回访',
  returned: '返校',
  term_started: '开学',
  month_ended: '月末',
  period_return_sent_back: '报表退回',
  survey_opened: '摸底布置',
  lead_reported: '线索反馈',
}

export const CLOCK_UNIT_LABEL = {
  hour: '小时',
  calendar_day: '日',
  working_day: '个工作日',
  school_day: '个在校日',
} as const
export type ClockUnitLabelled = keyof typeof CLOCK_UNIT_LABEL

export const ABSENCE_REASON_LABEL: Readonly<Record<AbsenceReason, string>> = {
  unexcused: '无故缺勤',
  sick: '病假',
  personal: '事假',
  late: '迟到',
}

export const ATTENDANCE_MARK_LABEL: Readonly<Record<AttendanceMark, string>> = {
  present: '到校',
  ...ABSENCE_REASON_LABEL,
}

/** 联系家长的方式。 */
export const CONTACT_MEANS_LABEL = {
  phone: '电话',
  visit: '上门',
  message: '短信、微信',
} as const
export type ContactMeans = keyof typeof CONTACT_MEANS_LABEL

/** 校长联系的两方（LX-2.2.4）。 */
export const CONTACT_PARTY_LABEL = {
  guardian: '家长',
  village: '村（社区）',
} as const
export type ContactParty = keyof typeof CONTACT_PARTY_LABEL

/** 收件单位对书面报告：乡镇签收或退回，县教育局对抄送件是知悉。 */
export const RECEIPT_LABEL = {
  received: '签收',
  sent_back: '退回',
  noted: '知悉',
} as const

/** 寄送县外收件单位的方式。 */
export const DELIVERY_MEANS_LABEL = {
  post: '邮政挂号',
  courier: '快递',
  in_person: '专人送达',
  official_mail: '机要交换、公文系统',
  fax: '传真',
} as const
export type DeliveryMeans = keyof typeof DELIVERY_MEANS_LABEL

/** 县外收件单位的答复。 */
export const EXTERNAL_ANSWER_LABEL = {
  received: '已收到',
  refused: '退回并说明',
  acted: '已办理',
} as const
export type ExternalAnswer = keyof typeof EXTERNAL_ANSWER_LABEL

/** 联系家长的结果；联系不上是结果，不是缺勤的理由，更不是销号的理由。 */
export const CONTACT_RESULT_LABEL = {
  on_leave: '补假',
  ill: '生病',
  unexcused: '无故',
  lost: '联系不上',
} as const
export type ContactResult = keyof typeof CONTACT_RESULT_LABEL

/** 附件4「劝返方式」两个方框。 */
export const PERSUASION_MEANS_LABEL = {
  phone_call: '电话',
  home_visit: '家访',
} as const
export type PersuasionMeans = keyof typeof PERSUASION_MEANS_LABEL

/** 附件4「劝返效果」；附件3 每次入户的结果同此。 */
export const PERSUASION_EFFECT_LABEL = {
  promised: '答应返校',
  refused: '不愿返校',
  unreachable: '未见到人',
  returned: '已返校',
} as const
export type PersuasionEffect = keyof typeof PERSUASION_EFFECT_LABEL

/** 未入学线入户的结果：同样四种，说的是入学。 */
export const ENROLMENT_EFFECT_LABEL: Readonly<Record<PersuasionEffect, string>> = {
  promised: '答应入学',
  refused: '不愿入学',
  unreachable: '未见到人',
  returned: '已入学',
}

/** 乡镇的行政措施（L1-58，DT-4.2.5，NA-2.8）。没有罚款，没有取消资格。 */
export const MEASURE_LABEL = {
  criticism: '批评教育',
  return_notice: '限期复学（返校）通知书',
  order_to_correct: '责令限期改正',
  justice_referral: '提请司法文书',
} as const
export type Measure = keyof typeof MEASURE_LABEL

/** 送达方式。 */
export const SERVICE_LABEL = {
  handed_over: '直接送达，受送达人签收',
  refused: '拒收，两名见证人在场',
  posted: '邮寄送达',
  left: '留置送达',
} as const
export type ServiceMeans = keyof typeof SERVICE_LABEL

/** 附件3「动员结果」。 */
export const MOBILISATION_RESULT_LABEL = {
  deferral: '缓学',
  home_teaching: '送教上门',
  dropout: '辍学',
  returned: '返校',
  enrolled: '入学',
} as const
export type MobilisationResult = keyof typeof MOBILISATION_RESULT_LABEL

/** 旷课、未入学、辍学的原因（教基〔2020〕5号四类与四地条款）。 */
export const DROPOUT_REASON_LABEL = {
  learning_difficulty: '学习困难',
  weary_of_study: '厌学',
  internet_addiction: '沉迷网络',
  migrant_work: '外出打工',
  child_labour_suspected: '疑似被招用为童工',
  family_poverty: '家庭经济困难',
  distance: '上学路远',
  illness: '疾病',
  disability: '残疾',
  early_marriage: '早婚早育',
  faith_related: '因信教',
  guardian_neglect: '监护缺失或不送',
  family_change: '家庭变故',
  follow_parents: '随父母外出',
  school_or_teacher_cause: '学校或教师原因',
  bullying: '受欺凌',
  lost_contact: '失联（须公安界定）',
  alternative_schooling: '在私塾、国学班或在家学习',
  justice_system: '涉案羁押或矫治',
  other: '其他（须说明）',
} as const
export type DropoutReason = keyof typeof DROPOUT_REASON_LABEL

/** 仅县级以上可选、可见的原因；不记教派。 */
export const BUREAU_ONLY_REASONS: readonly DropoutReason[] = ['faith_related']

/** 去向（附件4，DDK-5.2.3，DT-4.1.2）。 */
export const WHEREABOUTS_LABEL = {
  at_home: '在家',
  with_relatives: '在亲友家',
  with_parents_away: '随父母在外地',
  working_in_county: '在本县务工',
  working_away: '在外地务工',
  studying_elsewhere: '在外地就读',
  special_training: '文艺、体育等专业训练单位',
  hospital: '就医',
  abroad: '出国（境）',
  custody: '羁押、矫治场所',
  unknown: '去向不明',
} as const
export type Whereabouts = keyof typeof WHEREABOUTS_LABEL

/** 销号办理的四步。 */
export const STRIKE_OFF_STAGE_LABEL = {
  requested: '已申请销号',
  checked: '乡镇已核实',
  decided: '县教育局已准予',
  refused: '不予销号',
} as const
export type StrikeOffStage = keyof typeof STRIKE_OFF_STAGE_LABEL

/** 浏览器送来的代码是否在某张表里；表里没有的一律不认。 */
export function isKeyOf<Table extends object>(table: Table, text: string): text is keyof Table & string {
  return Object.hasOwn(table, text)
}

/** 性别，照学籍的代码。 */
export const GENDER_LABEL = { male: '男', female: '女' } as const

/** 存着的性别 → 一个字。 */
export function genderText(gender: string): '男' | '女' {
  return gender === 'male' ? '男' : '女'
}
