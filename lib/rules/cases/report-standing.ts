/** 一份已签发的报告身上还没有了的事；工作台上各占一行。 */
export const REPORT_MATTERS = [
  'uncountersigned',
  'sent_back',
  'unsent',
  'unanswered',
  'refused',
  'unread',
] as const
export type ReportMatter = (typeof REPORT_MATTERS)[number]

export const REPORT_MATTER_LABEL: Readonly<Record<ReportMatter, string>> = {
  uncountersigned: '责任督学未会签，报告不完备',
  sent_back: '乡镇退回，待补正重报',
  unsent: '县外收件单位尚未寄出',
  unanswered: '县外尚无答复',
  refused: '县外退回，待改送',
  unread: '抄送件尚未知悉',
}

/** 要紧的标红；等着的不红。 */
export const URGENT_MATTERS: readonly ReportMatter[] = ['uncountersigned', 'sent_back', 'refused']

export type SentReport = {
  readonly countersigns: boolean
  readonly countersigned: boolean
  readonly recipients: readonly {
    readonly kind: string
    readonly decision: string | null
    readonly deliveries: number
    readonly answers: readonly string[]
  }[]
  /** 这份之后又签发过。 */
  readonly reportedAgain: boolean
}

/** 退回之后又报过的，退回的那一份由后一份顶替；回来又走、再次报告的，两份各是各的（DDK-4.4.2）。 */
export function isReplaced({
  recipients,
  reportedAgain,
}: Omit<SentReport, 'countersigns' | 'countersigned'>) {
  const sentBack = recipients.some(
    ({ decision, answers }) => decision === 'sent_back' || answers.at(-1) === 'refused',
  )
  return reportedAgain && sentBack
}

/** 这份报告还有哪几件事；已被顶替的没有。 */
export function reportMatters(report: SentReport): readonly ReportMatter[] {
  if (isReplaced(report)) return []
  const matters: ReportMatter[] = []
  if (report.countersigns && !report.countersigned) matters.push('uncountersigned')
  for (const { kind, decision, deliveries, answers } of report.recipients) {
    if (kind === 'township' && decision === 'sent_back') matters.push('sent_back')
    if (kind === 'bureau' && decision === null) matters.push('unread')
    if (kind !== 'external') continue
    if (deliveries === 0) matters.push('unsent')
    else if (answers.length === 0) matters.push('unanswered')
    else if (answers.at(-1) === 'refused') matters.push('refused')
  }
  return REPORT_MATTERS.filter((matter) => matters.includes(matter))
}
