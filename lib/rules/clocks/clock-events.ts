/** 起算时限的事件；每个都有名字，没有「大概从那时起」。 */
export const CLOCK_EVENTS = [
  'unexcused_absence',
  'absence_found',
  'first_persuasion',
  'persuasion_failed',
  'written_report_sent',
  'written_report_received',
  'written_report_sent_back',
  'external_report_sent',
  'external_paper_delivered',
  'hand_over_offered',
  'department_asked',
  'transfer_asked',
  'transfer_offered',
  'transfer_sent',
  'transfer_arrived',
  'transfer_placed',
  'outside_schooling_found',
  'notice_served',
  'dropout_confirmed',
  'returned',
  'term_started',
  'month_ended',
  'period_return_sent_back',
  'survey_opened',
  'lead_reported',
] as const
export type ClockEvent = (typeof CLOCK_EVENTS)[number]

/** 时限单位，一等公民：小时、自然日、工作日、在校日。 */
export const CLOCK_UNITS = ['hour', 'calendar_day', 'working_day', 'school_day'] as const
export type ClockUnit = (typeof CLOCK_UNITS)[number]
