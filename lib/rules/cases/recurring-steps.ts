import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { CaseState } from './case-states.ts'
import type { CaseVerb, Hand } from './case-verbs.ts'
import type { Requirement } from './requirements.ts'
import type { Step } from './step.ts'

export const SCHOOL = ['officer', 'principal'] as const
export const TOWNSHIP = ['township', 'township_leader'] as const
/** 责令、通知由乡镇政府或县教育局签发（L1-58）。 */
export const AUTHORITY = ['township_leader', 'bureau'] as const

export const CONFIRM_RETURN = {
  to: 'returned',
  by: SCHOOL,
  needs: ['present_on_day'],
  clause: ['NA-7.2', 'LX-3.2.3'],
  label: '确认返校',
  only: 'truancy',
  starts: 'returned',
  opens: 'observation',
} as const satisfies Step

export const ENROL = {
  to: 'enrolled',
  by: SCHOOL,
  needs: ['present_on_day'],
  clause: ['DT-3.1.4', 'DT-4.3'],
  label: '确认入学',
  only: 'never_enrolled',
  starts: 'returned',
  opens: 'observation',
} as const satisfies Step

export const PLACE = {
  to: 'placed',
  by: AUTHORITY,
  needs: ['placement_approval', 'until_date'],
  clause: ['L1-11', 'DT-3.1.5', 'DT-4.5.3'],
  label: '限期销号至所批日期',
  paper: '附件6',
  opens: 'deferral_renewal',
} as const satisfies Step

export const CONFIRM_DROPOUT = {
  to: 'confirmed_dropout',
  by: ['bureau'],
  needs: ['township_visit', 'dropout_reason'],
  clause: ['N24-1', 'DT-4.1.2'],
  label: '认定辍学（不结案）',
  only: 'truancy',
  starts: 'dropout_confirmed',
  unlessRunning: 'township_visit',
  opens: 'revisit',
} as const satisfies Step

/** 案随学籍走：外县接收的那一刻由时钟办，接收方自有其案；没有接收之前走不了（DT-4.4.3）。 */
export const FOLLOW_TRANSFER = {
  to: 'struck_off',
  by: ['clock'],
  needs: ['transfer_accepted'],
  clause: ['DT-4.4.3', 'LX-2.6.2', 'NA-7.2'],
  label: '接收学校已接收，案随学籍转出',
} as const satisfies Step

/** 没有责任人、没有计划的，不能申请销号（DDK-4.2.2）；报告、入户、返校都不等它。 */
export const PLANNED = ['named_person', 'case_plan'] as const satisfies readonly Requirement[]

/** 去向已核实的销号：申请、核实、批准分属三人，逐类凭据。停在原状态，直到县教育局决定。 */
export function departure<State extends CaseState>(state: State, askedBy: readonly Hand[] = SCHOOL) {
  return {
    strike_off_request: {
      to: state,
      by: askedBy,
      needs: [...PLANNED, 'departure_reason', 'close_proof'],
      clause: ['LX-2.6.2', 'LX-3.2.3', 'DT-4.1.2', 'DDK-4.2.2'],
      label: '按核实去向申请销号',
    },
    strike_off_check: checkOfStrikeOff(state),
    strike_off_refuse: refusalOfStrikeOff(state),
    strike_off: {
      to: 'struck_off',
      by: ['bureau'],
      needs: [
        'strike_off_requested',
        'township_checked',
        'another_person',
        'departure_reason',
        'close_proof',
      ],
      clause: ['LX-3.2.3', 'N24-1'],
      label: '准予按去向销号',
    },
    follow_transfer: FOLLOW_TRANSFER,
  } as const satisfies Readonly<Partial<Record<CaseVerb, Step>>>
}

/** 乡镇核实：不是申请人的人；核实不动状态。 */
export function checkOfStrikeOff<State extends CaseState>(state: State) {
  return {
    to: state,
    by: TOWNSHIP,
    needs: ['strike_off_requested', 'another_person'],
    clause: ['LX-3.2.3'],
    label: '核实销号申请',
  } as const satisfies Step
}

/** 核实不实或不予销号：理由必填，个案留在原状态，退回申请人。 */
export function refusalOfStrikeOff<State extends CaseState>(state: State) {
  return {
    to: state,
    by: [...TOWNSHIP, 'bureau'],
    needs: ['strike_off_requested', 'another_person', 'reason'],
    clause: ['LX-3.2.3'],
    label: '不予销号并说明',
  } as const satisfies Step
}

export const WITHDRAW = {
  to: 'struck_off',
  by: ['clock'],
  needs: ['signal_withdrawn'],
  clause: ['DT-3.4.2', 'NA-3.5'],
  label: '撤销立案：缺勤已更正',
  only: 'truancy',
} as const satisfies Step

export const REPORT = {
  to: 'reported',
  by: ['principal'],
  // 责任人与计划不在其中：立即报告不等定人、定计划（ADR 0066）。
  needs: ['persuasion_attempt', 'home_visit', 'principal_contact', 'four_facts'],
  clause: ['DT-3.4.3', 'NA-3.8', 'LX-2.2.5', 'DDK-3.4', 'DDK-4.4.2', 'DDK-5.2.3', 'L2-28'],
  label: '报送乡镇政府',
  paper: '附件5',
  starts: 'written_report_sent',
  opens: 'township_receipt',
  ends: ['persuasion', 'written_report', 'written_report_warning'],
} as const satisfies Step

export const MOVE_REPORT = {
  to: 'reported',
  by: ['clock'],
  needs: ['clock_broken'],
  clause: ['DT-3.4.3', 'NA-3.8', 'LX-2.2.5', 'DDK-4.4.2', 'L2-28'],
  label: '学校逾期未报，按已知情况移送乡镇',
  paper: '附件5',
  opens: 'township_receipt',
  ends: ['persuasion', 'written_report', 'written_report_warning'],
} as const satisfies Step

export const NO_PERSUASION = {
  to: 'persuading',
  by: ['clock'],
  needs: ['clock_broken'],
  clause: ['DT-3.4.3', 'NA-3.7', 'LX-2.2.2'],
  label: '记明未劝返，书面报告时限起算',
  opens: 'written_report',
  ends: ['persuasion'],
} as const satisfies Step

export const PERSUADE = {
  to: 'persuading',
  by: ['teacher', 'officer', 'principal'],
  needs: [],
  clause: ['DT-3.4.3', 'NA-3.7', 'LX-2.2.2'],
  label: '记录劝返',
  paper: '附件4',
  starts: 'first_persuasion',
  unlessRunning: 'written_report',
  opens: 'persuasion',
  ends: ['persuasion'],
} as const satisfies Step

export const VISIT = {
  by: ['village', 'township', 'township_leader'],
  needs: [],
  // 村督促家长、学校协助劝返，都在这一次入户里：同去的人逐个写明。
  clause: ['DT-3.1.4', 'DT-3.3.2', 'DT-3.4.4', 'NA-3.9', 'LX-2.2.6', 'DDK-3.2'],
  label: '记录入户劝返',
  paper: '附件3',
  opens: 'township_visit',
  ends: ['township_visit'],
} as const

export const CRITICISE = {
  by: ['township', 'township_leader', 'bureau'],
  needs: ['critic', 'township_visit'],
  clause: ['L1-58', 'DT-4.2.5', 'NA-2.7', 'LX-2.8.2'],
  label: '记录批评教育',
} as const

/** 时钟：届满未办的记明在案，下一时限照开；已逾期的仍是逾期。 */
export const OVERDUE = {
  by: ['clock'],
  needs: ['clock_broken'],
  label: '记明逾期并开下一时限',
} as const

/** 乡镇一侧届满未办：个案不动，再限期入户，上级看得见。 */
export function overdue<State extends CaseState>(
  state: State,
  clause: readonly string[],
  ends: readonly DutyCode[],
) {
  return { ...OVERDUE, to: state, clause, opens: 'township_visit', ends } as const satisfies Step
}

/** 观察期：满则待销号；届满而到校天数不足，顺延至满。 */
export function observation<State extends CaseState>(state: State) {
  return {
    pass_observation: {
      to: 'observed',
      by: ['clock'],
      needs: ['observation_complete'],
      clause: ['LX-3.2.3', 'N24-1'],
      label: '观察期满',
      opens: 'monthly_return',
      ends: ['observation'],
    },
    extend_observation: {
      ...OVERDUE,
      to: state,
      clause: ['LX-3.2.3'],
      label: '观察天数不足，顺延至满',
      opens: 'observation',
      ends: ['observation'],
    },
  } as const satisfies Readonly<Partial<Record<CaseVerb, Step>>>
}

/** 系统移送之后校长仍须补签；补签不改逾期。 */
export function signMovedReport<State extends CaseState>(state: State) {
  return {
    to: state,
    by: ['principal'],
    needs: ['report_moved', 'four_facts'],
    clause: ['DT-3.4.3', 'NA-3.8', 'L2-28'],
    label: '补签书面报告（仍记逾期）',
    paper: '附件5',
    starts: 'written_report_sent',
  } as const satisfies Step
}

/** 每一段满时的缺勤各报一次：回来过又走的，不因有案在身就不再报。 */
export const FIND_AGAIN = {
  to: 'persuading',
  by: ['clock'],
  needs: ['signal_again'],
  clause: ['DDK-4.4.2'],
  label: '又满时未到校，再次立即报告',
  only: 'truancy',
  starts: 'absence_found',
  opens: 'written_report',
} as const satisfies Step

/** 误记的复辍撤回：观察期照原来返校的那天算，不从头来。 */
export const WITHDRAW_RELAPSE = {
  to: { truancy: 'returned', never_enrolled: 'enrolled' },
  by: ['clock'],
  needs: ['relapse_withdrawn'],
  clause: ['DT-3.4.2', 'LX-3.2.3'],
  label: '再次缺勤已更正，回到观察',
  starts: 'returned',
  opens: 'observation',
} as const satisfies Step

export const RELAPSE = {
  to: { truancy: 'persuading', never_enrolled: 'organising' },
  by: ['clock'],
  needs: ['unexcused_again'],
  clause: ['DT-3.4.2', 'LX-3.2.3'],
  label: '再次无故缺勤，同案继续劝返',
  opens: { truancy: 'persuasion', never_enrolled: 'township_visit' },
} as const
