import type { Refusal } from '#lib/rules/outcome'
import { refuse } from '#lib/rules/outcome'
import type { Measure } from '#lib/rules/policy/profile'
import type { CaseFacts } from './case-facts.ts'
import type { Hand } from './case-verbs.ts'
import { CLOSE_REASONS, missingProofs } from './close-reasons.ts'
import { lastTerm, measureInTurn } from './ladder.ts'
import { isOverridable } from './overrides.ts'

/** 办一步之前须有的东西。数字与开关来自个案的档案版本，不来自县名。 */
export const REQUIREMENTS = [
  'persuasion_attempt',
  'home_visit',
  'principal_contact',
  'named_person',
  'case_plan',
  'four_facts',
  'report_moved',
  'township_visit',
  'issuer',
  'critic',
  'order_in_turn',
  'notice_in_turn',
  'referral_in_turn',
  'term_expired',
  'no_paper_waiting',
  'order_issued',
  'notice_issued',
  'referral_issued',
  'paper_waiting',
  'dropout_reason',
  'present_on_day',
  'observation_complete',
  'unexcused_again',
  'relapse_withdrawn',
  'signal_again',
  'signal_withdrawn',
  'clock_broken',
  'reason',
  'strike_off_requested',
  'another_person',
  'township_checked',
  'present_reason',
  'departure_reason',
  'close_proof',
  'placement_approval',
  'until_date',
  'placement_expired',
  'transfer_accepted',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

export const REQUIREMENT_LABEL: Readonly<Record<Requirement, string>> = {
  persuasion_attempt: '至少一次劝返记录（附件4）',
  home_visit: '至少一次上门家访',
  principal_contact: '校长与家长、村委会均已联系',
  named_person: '已确定劝返责任人',
  case_plan: '已制定劝返、关爱、帮扶计划',
  four_facts: '姓名、辍学时间、辍学原因、辍学后去向四项',
  report_moved: '报告系逾期后由系统移送',
  township_visit: '至少一次入户劝返记录（附件3）',
  issuer: '本地文件所定的签发机关',
  critic: '本地文件所定作批评教育的机关',
  order_in_turn: '按本地次序轮到责令限期改正',
  notice_in_turn: '按本地次序轮到下达通知书',
  referral_in_turn: '按本地次序轮到提请司法文书',
  term_expired: '最近一份文书所定期限已过',
  no_paper_waiting: '没有签发了还未送达的文书',
  order_issued: '责令限期改正通知书已签发、尚未送达',
  notice_issued: '通知书已签发、尚未送达',
  referral_issued: '提请函已签发、尚未送达',
  paper_waiting: '有签发了还未送达的文书',
  dropout_reason: '已查明辍学原因',
  present_on_day: '返校当日点名到校',
  observation_complete: '观察期已满',
  unexcused_again: '又有无故缺勤',
  relapse_withdrawn: '再次缺勤已更正或补假',
  signal_again: '又满时未到校，也没有请假',
  signal_withdrawn: '立案所据缺勤均已更正',
  clock_broken: '时限届满未办',
  reason: '写明理由',
  strike_off_requested: '学校已申请销号',
  another_person: '申请、核实、批准三人各不相同',
  township_checked: '乡镇已核实（乡镇是当事一方的）',
  present_reason: '销号类别为返校就读或已入学',
  departure_reason: '销号类别为去向已核实的情形',
  close_proof: '该类销号的凭据齐备',
  placement_approval: '缓学、休学或送教上门的批准文书',
  until_date: '截止日期',
  placement_expired: '限期届满',
  transfer_accepted: '接收学校已经接收',
}

/** 办理时当场填写的，按钮不因其空缺而隐去。 */
export const GIVEN_WITH_THE_ACT: readonly Requirement[] = [
  'reason',
  'four_facts',
  'present_on_day',
  'dropout_reason',
  'present_reason',
  'departure_reason',
  'close_proof',
  'placement_approval',
  'until_date',
]

const MET: Readonly<Record<Requirement, (facts: CaseFacts, hand: Hand) => boolean>> = {
  persuasion_attempt: (facts) => facts.persuasions >= facts.minPersuasions || facts.persuasionFailed,
  home_visit: (facts) => !facts.homeVisitRequired || facts.homeVisits > 0 || facts.persuasionFailed,
  principal_contact: (facts) =>
    !facts.principalContactRequired ||
    (facts.principalContactedGuardian && facts.principalContactedVillage) ||
    facts.persuasionMissed,
  // 大渡口：每一位辍学学生都要有责任人与计划（DDK-4.2.2）；未入学的不在其列。
  named_person: (facts) => !planRequired(facts) || facts.namedPerson,
  case_plan: (facts) => !planRequired(facts) || facts.casePlan,
  four_facts: (facts) =>
    !facts.fourFactsRequired || (facts.fourFacts.length === 4 && facts.fourFacts.every(isWritten)),
  report_moved: (facts) => facts.reportMoved,
  township_visit: (facts) => facts.townshipVisits > 0,
  issuer: (facts, hand) => facts.issuers.includes(agencyOf(hand)),
  critic: (facts, hand) => facts.critics.includes(agencyOf(hand)),
  order_in_turn: (facts) => inTurn(facts) === 'order_to_correct',
  notice_in_turn: (facts) => inTurn(facts) === 'return_notice',
  referral_in_turn: (facts) => inTurn(facts) === 'justice_referral',
  term_expired: (facts) => {
    const term = lastTerm(facts.taken)
    return term !== null && term < facts.today
  },
  no_paper_waiting: (facts) => facts.waiting.length === 0,
  order_issued: (facts) => facts.waiting.includes('order_to_correct'),
  notice_issued: (facts) => facts.waiting.includes('return_notice'),
  referral_issued: (facts) => facts.waiting.includes('justice_referral'),
  paper_waiting: (facts) => facts.waiting.length > 0,
  dropout_reason: (facts) => isWritten(facts.dropoutReason),
  present_on_day: (facts) => facts.presentDay?.present === true && facts.presentDay.day <= facts.today,
  observation_complete: (facts) => facts.observation.done >= facts.observation.needed,
  unexcused_again: (facts) => facts.unexcusedAgain,
  relapse_withdrawn: (facts) => facts.relapseWithdrawn,
  signal_again: (facts) => facts.signalAgain,
  signal_withdrawn: (facts) => facts.signalWithdrawn,
  clock_broken: (facts) => facts.clockBroken,
  reason: (facts) => isWritten(facts.reason),
  strike_off_requested: (facts) => facts.strikeOffRequestedBy !== null,
  another_person: (facts) =>
    facts.me !== null && facts.me !== facts.strikeOffRequestedBy && facts.me !== facts.strikeOffCheckedBy,
  township_checked: (facts) => !facts.townshipParty || facts.strikeOffCheckedBy !== null,
  present_reason: (facts) => kindOf(facts) === 'present',
  departure_reason: (facts) => kindOf(facts) === 'departure',
  close_proof: (facts) =>
    facts.closeReason !== null && missingProofs(facts.closeReason, facts.proofs).length === 0,
  placement_approval: (facts) =>
    facts.placementApproved &&
    kindOf(facts) === 'placement' &&
    facts.closeReason !== null &&
    missingProofs(facts.closeReason, facts.proofs).length === 0,
  until_date: (facts) => facts.untilOn !== null && facts.untilOn > facts.today,
  placement_expired: (facts) => facts.placementExpired,
  transfer_accepted: (facts) => facts.transferAccepted,
}

/** 某项要求是否已满足，或已由负责人写明理由放行。 */
export function isMet(requirement: Requirement, facts: CaseFacts, hand: Hand): boolean {
  return (
    MET[requirement](facts, hand) || (facts.overridden.includes(requirement) && isOverridable(requirement))
  )
}

/** 未满足某项要求时的拒绝；能说得更细的用专门的拒绝码。 */
export function refusalFor(
  requirement: Requirement,
  facts: CaseFacts,
  verb: string,
): { readonly ok: false; readonly refusal: Refusal } {
  if (requirement === 'reason') return refuse({ code: 'reason_required' })
  if (requirement === 'issuer' || requirement === 'critic') return refuse({ code: 'not_allowed' })
  const measure = MEASURE_OF_TURN[requirement]
  if (measure) return refuse({ code: 'out_of_turn', measure, next: inTurn(facts) })
  if (requirement === 'another_person') return refuse({ code: 'own_work', verb })
  if (requirement === 'observation_complete')
    return refuse({ code: 'observation_incomplete', ...facts.observation })
  if (requirement === 'present_on_day')
    return refuse({ code: 'not_present', day: facts.presentDay?.day ?? facts.today })
  return refuse({ code: 'requirement_missing', requirement })
}

const MEASURE_OF_TURN: Partial<Readonly<Record<Requirement, Measure>>> = {
  order_in_turn: 'order_to_correct',
  notice_in_turn: 'return_notice',
  referral_in_turn: 'justice_referral',
}

function inTurn(facts: CaseFacts): Measure | null {
  return measureInTurn(facts.ladder, facts.taken)
}

function agencyOf(hand: Hand): 'township' | 'county_bureau' {
  return hand === 'bureau' ? 'county_bureau' : 'township'
}

function planRequired(facts: CaseFacts): boolean {
  return facts.namedPersonRequired && facts.line === 'truancy'
}

function isWritten(text: string | null): boolean {
  return text !== null && text.trim() !== ''
}

function kindOf(facts: CaseFacts): string | null {
  return facts.closeReason === null ? null : CLOSE_REASONS[facts.closeReason].kind
}
