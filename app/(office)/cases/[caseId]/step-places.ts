import type { CaseVerb } from '#lib/rules/cases/case-verbs'

/** 有自己一页表单的步骤：在个案地址之后。先后即按钮的先后，头一个是主按钮。 */
export const PAGE_OF: Partial<Readonly<Record<CaseVerb, string>>> = {
  sign_moved_report: 'report',
  report_to_township: 'report',
  record_persuasion: 'persuasion',
  record_township_visit: 'visit',
  record_survey: 'visit',
  organise_enrolment: 'visit',
  serve_order: 'serve/order',
  serve_notice: 'serve/notice',
  serve_referral: 'serve/referral',
  issue_order: 'issue/order',
  issue_notice: 'issue/notice',
  refer_to_justice: 'issue/referral',
  confirm_return: 'return',
  enrol: 'return',
  strike_off_request: 'strike-off',
}

/** 在个案页上就地展开的步骤。 */
export const PANELS = [
  'record_persuasion_failure',
  'receive_report',
  'send_back_report',
  'record_criticism',
  'spoil_paper',
  'confirm_dropout',
  'strike_off_check',
  'strike_off',
  'strike_off_refuse',
] as const satisfies readonly CaseVerb[]
export type PanelVerb = (typeof PANELS)[number]

/** 是否就地展开。 */
export function isPanel(verb: CaseVerb): verb is PanelVerb {
  return (PANELS as readonly CaseVerb[]).includes(verb)
}
