import type { CaseState } from './case-states.ts'
import type { CaseVerb } from './case-verbs.ts'
import { AUTHORITY, CRITICISE, OVERDUE, TOWNSHIP, VISIT } from './recurring-steps.ts'
import type { Step } from './step.ts'

/** 送达由经办的人记；签发只能由有权的机关。 */
const SERVERS = [...TOWNSHIP, 'bureau'] as const

const SERVE_ORDER = {
  to: 'ordered',
  by: SERVERS,
  needs: ['order_issued'],
  clause: ['L1-58', 'DT-4.2.5', 'NA-2.7'],
  label: '登记责令限期改正通知书送达',
  paper: '送达回证',
  opens: 'order_expiry',
  ends: ['return_by', 'township_visit'],
} as const satisfies Step

const SERVE_NOTICE = {
  to: 'noticed',
  by: SERVERS,
  needs: ['notice_issued'],
  clause: ['DT-4.2.5', 'LX-2.1.4', 'L1-58'],
  label: '登记通知书送达',
  paper: '送达回证',
  starts: 'notice_served',
  opens: 'return_by',
  ends: ['order_expiry', 'township_visit'],
} as const satisfies Step

/** 司法文书只在末一份文书所定期限过后（NA-2.8）；入户劝返不因此停下。 */
const REFER_TO_JUSTICE = {
  to: 'justice',
  by: AUTHORITY,
  needs: ['referral_in_turn', 'no_paper_waiting', 'term_expired'],
  clause: ['NA-2.8', 'LX-2.8.2'],
  label: '提请司法部门发放文书',
  paper: '提请函',
  opens: 'township_visit',
  ends: ['order_expiry', 'return_by'],
} as const satisfies Step

/** 提请函送到司法部门；状态不变。 */
const SERVE_REFERRAL = {
  to: 'justice',
  by: SERVERS,
  needs: ['referral_issued'],
  clause: ['NA-2.8'],
  label: '登记提请函送达',
  paper: '送达回证',
} as const satisfies Step

/**
 * 行政督促复学的逐级措施（NA-2.3）。法律措施在一个状态里的各步（L1-58，DT-4.2.5，NA-2.7，NA-2.8，LX-2.1.4）：批评教育、签发、送达、提请、作废。
 * 谁先谁后由档案的次序定，不由表定。签发不动状态；期限自送达起算，没有送达回证，后一级不开。
 * 后一级办成，前一级的期限随之履行。
 */
export function measures<State extends CaseState>(state: State) {
  return {
    record_criticism: { ...CRITICISE, to: state },
    issue_order: {
      to: state,
      by: AUTHORITY,
      needs: ['issuer', 'township_visit', 'order_in_turn', 'no_paper_waiting'],
      clause: ['L1-58', 'DT-4.2.5', 'NA-2.7'],
      label: '签发责令限期改正通知书',
      paper: '责令限期改正通知书',
    },
    serve_order: SERVE_ORDER,
    issue_notice: {
      to: state,
      by: AUTHORITY,
      needs: ['issuer', 'township_visit', 'notice_in_turn', 'no_paper_waiting'],
      clause: ['DT-4.2.5', 'LX-2.1.4', 'L1-58'],
      label: '签发通知书',
      paper: '通知书',
    },
    serve_notice: SERVE_NOTICE,
    refer_to_justice: REFER_TO_JUSTICE,
    spoil_paper: {
      to: state,
      by: AUTHORITY,
      needs: ['paper_waiting', 'reason'],
      clause: ['L1-58'],
      label: '作废未送达的文书',
    },
  } as const satisfies Readonly<Partial<Record<CaseVerb, Step>>>
}

/** 已提请司法的：函错了作废重开，送到了登记。 */
export const IN_JUSTICE = {
  refer_to_justice: REFER_TO_JUSTICE,
  serve_referral: SERVE_REFERRAL,
  spoil_paper: measures('justice').spoil_paper,
} as const

/**
 * 认定辍学不给监护人松绑：法律措施照办，状态仍是认定辍学；定期回访另有时限，不因送达、提请而停。
 */
export const AFTER_CONFIRMATION = {
  ...measures('confirmed_dropout'),
  serve_order: { ...SERVE_ORDER, to: 'confirmed_dropout', ends: ['return_by'] },
  serve_notice: { ...SERVE_NOTICE, to: 'confirmed_dropout', ends: ['order_expiry'] },
  refer_to_justice: { ...REFER_TO_JUSTICE, to: 'confirmed_dropout', opens: 'revisit' },
  serve_referral: { ...SERVE_REFERRAL, to: 'confirmed_dropout' },
} as const

/** 认定之后的定期回访（N24-1）：每办一次，下一次重新起算；没有期限，直到返校或去向有凭据。 */
export const REVISIT = {
  ...VISIT,
  to: 'confirmed_dropout',
  label: '记录回访劝返',
  starts: 'dropout_confirmed',
  opens: 'revisit',
  ends: ['revisit', 'township_visit'],
} as const satisfies Step

/** 到期未回访：记明在案，下一次回访照开。 */
export const REVISIT_OVERDUE = {
  ...OVERDUE,
  to: 'confirmed_dropout',
  clause: ['N24-1', 'L1-13'],
  starts: 'dropout_confirmed',
  opens: 'revisit',
  ends: ['revisit', 'township_visit'],
} as const satisfies Step
