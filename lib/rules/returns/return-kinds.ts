import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'

/** 学校按期上报的两种：月报（N24-1，NA-7.7，LX-2.1.3）、期报（DDK-4.1.2）。 */
export const RETURN_KINDS = ['monthly', 'term'] as const
export type ReturnKind = (typeof RETURN_KINDS)[number]

export const RETURN_LABEL: Readonly<Record<ReturnKind, string>> = { monthly: '月报', term: '期报' }

/** 各由哪件事起算、欠的是哪一项；要不要报、报给谁、几天之内，都在档案里。 */
export const RETURN_DUTY: Readonly<Record<ReturnKind, DutyCode>> = {
  monthly: 'monthly_return',
  term: 'term_return',
}
export const RETURN_EVENT: Readonly<Record<ReturnKind, ClockEvent>> = {
  monthly: 'month_ended',
  term: 'term_started',
}

/** 学校欠着的三种：两种报表，与退回之后的补正。 */
const RETURN_DUTIES: readonly string[] = [
  'monthly_return',
  'term_return',
  'return_correction',
] satisfies readonly DutyCode[]

export function isReturnDuty(duty: string): boolean {
  return RETURN_DUTIES.includes(duty)
}

export function isReturnKind(text: string): text is ReturnKind {
  return (RETURN_KINDS as readonly string[]).includes(text)
}

/** 期报要写的几项（DDK-4.1.1），与领导小组（DDK-5.1.1）。 */
export const RETURN_PARTS = {
  leading_group: {
    label: '领导小组',
    hint: '组长（一把手）、成员与分工，本学期的工作方案',
    clause: 'DDK-5.1.1',
  },
  system: {
    label: '体系与责任落实',
    hint: '控辍保学体系建立和工作责任落实情况',
    clause: 'DDK-4.1.1',
  },
  monitoring: { label: '动态监测', hint: '控辍保学动态监测机制建立情况', clause: 'DDK-4.1.1' },
  reporting: {
    label: '劝返、登记与书面报告',
    hint: '三项制度落实情况',
    clause: 'DDK-4.1.1',
  },
  enrolment_ledger: { label: '入学台账', hint: '适龄少年儿童入学台账建立情况', clause: 'DDK-4.1.1' },
  work: { label: '工作实施情况', hint: '本期做了什么，还有什么困难', clause: 'DDK-4.1.2' },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly hint: string; readonly clause: string }>
>
export type ReturnPart = keyof typeof RETURN_PARTS

export function isReturnPart(text: string): text is ReturnPart {
  return Object.hasOwn(RETURN_PARTS, text)
}
