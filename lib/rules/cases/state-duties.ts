import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { CaseState } from './case-states.ts'

/** 各状态下可以在走的本案义务；第一项是该状态的下一义务，其余是随案带来、不得注销的。 */
export const DUTIES_OF: Readonly<Record<CaseState, readonly DutyCode[]>> = {
  alert: ['persuasion', 'written_report', 'written_report_warning', 'case_plan'],
  persuading: ['written_report', 'persuasion', 'written_report_warning', 'countersignature', 'case_plan'],
  reported: ['township_receipt', 'countersignature', 'case_plan'],
  survey: ['township_visit'],
  organising: ['township_visit'],
  township: ['township_visit', 'countersignature', 'case_plan'],
  noticed: ['return_by', 'township_visit', 'countersignature', 'case_plan'],
  ordered: ['order_expiry', 'township_visit', 'countersignature', 'case_plan'],
  justice: ['township_visit', 'countersignature', 'case_plan'],
  confirmed_dropout: [
    'revisit',
    'township_visit',
    'return_by',
    'order_expiry',
    'countersignature',
    'case_plan',
  ],
  returned: ['observation', 'countersignature', 'case_plan'],
  enrolled: ['observation'],
  observed: ['monthly_return', 'countersignature', 'case_plan'],
  placed: ['deferral_renewal', 'countersignature', 'case_plan'],
  struck_off: [],
}

/** 某状态的下一义务；已销号的没有。 */
export function nextDutyOf(state: CaseState): DutyCode | null {
  return DUTIES_OF[state][0] ?? null
}

/** 是否本案自身的义务；点名、当天报告等按缺勤、班级、学校计的不是，个案步骤不动它们。 */
export function isCaseDuty(duty: DutyCode): boolean {
  return Object.values(DUTIES_OF).some((duties) => duties.includes(duty))
}

/** 不能单独作为个案下一时限的：会签由督学另办，提醒不算逾期（C-01），定人与计划不是走向返校的一步。 */
const BESIDE_THE_CASE: readonly DutyCode[] = ['countersignature', 'written_report_warning', 'case_plan']

/** 能单独作为个案下一时限的。 */
export function carriesTheCase(duty: DutyCode): boolean {
  return isCaseDuty(duty) && !BESIDE_THE_CASE.includes(duty)
}
