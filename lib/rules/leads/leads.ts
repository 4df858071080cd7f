import type { Instant } from '#lib/rules/calendar/instant'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'
import type { Role } from '#lib/rules/people/roles'
import { NATIONAL } from '#lib/rules/policy/national'
import type { PolicyProfile } from '#lib/rules/policy/profile'

/** 谁反馈，谁核实（DT-3.3.1，L1-13）：办理与页面都照这里。 */
export const LEAD_TELLERS: readonly Role[] = ['village', 'township', 'township_leader']
export const LEAD_CHECKERS: readonly Role[] = ['township', 'township_leader', 'bureau']

/** 乡镇核实一条线索的结果；只有属实的立案。 */
export const LEAD_OUTCOME_LABEL = {
  not_attending: '属实，没有上学',
  attending: '在校上学',
  excused: '请了假或生病，有凭据',
} as const
export type LeadOutcome = keyof typeof LEAD_OUTCOME_LABEL

/** 凭核实的线索立的案、记的复辍，说明以此起头：不是点名记的，点名更正撤不掉。 */
export const LEAD_NOTE = '线索核实'

/** 凭线索立的案写哪一条：点名怎样更正都撤不掉它。 */
export function leadClause(profile: PolicyProfile): string {
  const own = [...profile.duties, ...NATIONAL.duties].find(({ value }) => value.event === 'lead_reported')
  if (!own) throw new Error('no clause to check a lead')
  return own.clause
}

/** 核实的时限（DT-3.3.1，L1-13）。早先采用的一版里还没有的，照国家底座。档案里没有是写漏了，抛出。 */
export function leadTerm(profile: PolicyProfile, at: Instant, calendars: Calendars): DutyStarted {
  const started = [profile, NATIONAL].flatMap((one) => dutiesStarted(one, 'lead_reported', at, calendars))
  const [term] = started
  if (!term) throw new Error('no term to check a lead')
  return term
}
