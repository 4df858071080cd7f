/** 有期限的义务。写入 deadline.duty。 */
export const DUTY_CODES = [
  'roll_call',
  'guardian_contact',
  'same_day_report',
  'persuasion',
  'written_report',
  'written_report_warning',
  'countersignature',
  'township_receipt',
  'township_visit',
  'revisit',
  'return_by',
  'order_expiry',
  'observation',
  'term_return',
  'monthly_return',
  'deferral_renewal',
  'paper_delivery',
  'external_answer',
  'hand_over_answer',
] as const
export type DutyCode = (typeof DUTY_CODES)[number]
