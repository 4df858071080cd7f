import { loadCalendars } from '#lib/data/calendars'
import { openCase } from '#lib/data/cases/open-case'
import type { Tx } from '#lib/data/database'
import { getPolicy } from '#lib/data/policies'
import { OF_THE_DAY } from '#lib/duties/attendance/absence-clocks'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import type { Clockwork } from '#lib/rules/people/actor'
import { townshipFor } from '#lib/rules/policy/township-basis'

export type PupilOfCase = {
  readonly childId: string
  readonly school: { readonly id: string; readonly code: string; readonly townshipId: string | null }
  readonly classId: string | null
  readonly villageId: string | null
  readonly townshipId: string | null
  readonly householdTownshipId: string | null
}

/**
 * 因转学立疑似辍学的案：转出没有人接收的，在转出学校；案随学籍转来的，在接收学校。
 * 照本县文件起算劝返与书面报告，与点名立的案一样往下办。
 */
export async function openCaseForPupil(
  tx: Tx,
  clock: Clockwork,
  pupil: PupilOfCase,
  about: {
    readonly at: Instant
    readonly absentSinceOn: PlainDate
    readonly clause: string
    readonly note: string
  },
): Promise<string> {
  const today = dayOf(about.at)
  const policy = await getPolicy(tx, clock, today)
  const calendars = await loadCalendars(tx, clock, { schoolId: pupil.school.id })
  const started = (event: 'absence_found' | 'unexcused_absence') =>
    dutiesStarted(policy.profile, event, about.at, calendars).filter(({ duty }) => !OF_THE_DAY.includes(duty))
  const { caseId } = await openCase(
    tx,
    clock,
    {
      childId: pupil.childId,
      line: 'truancy',
      schoolId: pupil.school.id,
      schoolCode: pupil.school.code,
      classId: pupil.classId,
      villageId: pupil.villageId,
      townshipId:
        townshipFor(policy.profile.townshipBasis.value, {
          school: pupil.school.townshipId,
          residence: pupil.townshipId,
          household: pupil.householdTownshipId,
        }) ??
        pupil.townshipId ??
        pupil.school.townshipId,
      policyVersionId: policy.versionId,
      triggerClause: about.clause,
      metDays: [today],
      absentSinceOn: about.absentSinceOn,
      note: about.note,
      started: [...started('absence_found'), ...started('unexcused_absence')],
    },
    today,
  )
  return caseId
}
