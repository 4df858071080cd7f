import { loadCalendars } from '#lib/data/calendars'
import type { FoundCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import { getPolicyVersion } from '#lib/data/policies'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { PolicyProfile } from '#lib/rules/policy/profile'

/** 个案立案时钉住的文件版本，连同算它的时限所需的日历。 */
export type CasePolicy = {
  readonly profile: PolicyProfile
  readonly calendars: Calendars
  readonly minPersuasions: number
  readonly homeVisitRequired: boolean
  readonly principalContactRequired: boolean
  readonly namedPersonRequired: boolean
  readonly fourFactsRequired: boolean
  readonly observationDays: number
}

/** 个案按立案时的文件办，不按今天的文件办（design 6）。 */
export async function loadCasePolicy(
  tx: Tx,
  actor: Official | Clockwork,
  kase: Pick<FoundCase, 'policyVersionId' | 'schoolId' | 'class'>,
): Promise<CasePolicy> {
  const { profile } = await getPolicyVersion(tx, actor, kase.policyVersionId)
  const grade = kase.class?.gradeNo != null ? { grade: kase.class.gradeNo } : {}
  const calendars = await loadCalendars(tx, actor, {
    ...(kase.schoolId ? { schoolId: kase.schoolId } : {}),
    ...grade,
  })
  const persuasion = profile.persuasion.value
  return {
    profile,
    calendars,
    minPersuasions: persuasion.minAttempts,
    homeVisitRequired: persuasion.homeVisit,
    principalContactRequired: persuasion.principalContactsVillage,
    namedPersonRequired: persuasion.namedPersonAndPlan,
    fourFactsRequired: profile.reportForm.value === 'dossier',
    observationDays: profile.observationDays.value,
  }
}
