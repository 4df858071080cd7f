import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { CaseState } from './case-states.ts'

/** 各状态下可以在走的本案义务；第一项是该状态的下一义务，其余是随案带来、不得注销的。 */
export const DUTIES_OF: Readonly<Record<CaseState, readonly DutyCode[]>> = {
  alert: ['persuasion', 'written_report', 'written_report_warning'],
  persuading: ['written_report', 'persuasion', 'written_report_warning', 'countersignature'],
  reported: ['township_receipt', 'countersignature'],
  survey: ['township_visit'],
  organising: ['township_visit'],
  township: ['township_visit', 'countersignature'],
  noticed: ['return_by', 'township_visit', 'countersignature'],
  ordered: ['order_expiry', 'township_visit', 'countersignature'],
  justice: ['township_visit', 'countersignature'],
  confirmed_dropout: ['revisit', 'township_visit', 'return_by', 'order_expiry', 'countersignature'],
  returned: ['observation', 'countersignature'],
  enrolled: ['observation'],
  observed: ['monthly_return', 'countersignature'],
  placed: ['deferral_renewal', 'countersignature'],
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

/** 能单独作为个案下一时限的：会签由督学另办，提醒不算逾期（C-01），都不能。 */
export function carriesTheCase(duty: DutyCode): boolean {
  return isCaseDuty(duty) && duty !== 'countersignature' && duty !== 'written_report_warning'
}
