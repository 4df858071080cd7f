import { loadCalendars } from '#lib/data/calendars'
import { openNeverEnrolledCase } from '#lib/data/enrolment/open-never-enrolled'
import { getPolicy } from '#lib/data/policies'
import { listNeverEnrolled } from '#lib/data/survey/door-children'
import { visitOwed } from '#lib/duties/enrolment/visit-owed'
import type { Hand } from '#lib/duties/people/act-once'
import { shouldEnrolOn } from '#lib/rules/enrolment/school-entry'
import type { Official } from '#lib/rules/people/actor'

/**
 * 上门时说没有上学的（DT-3.3.1 及时反馈，DT-4.1.1）：登记为未入学、到了年龄而没有人在办的，当场立未入学的案，
 * 入户时限起算。缓学、送教、休学的有着落，在班的由点名管，都不在其中。给出立案的件数。
 */
export async function openAtTheDoor(
  { tx, at, today }: Hand,
  actor: Official,
  given: { readonly childIds: readonly string[]; readonly clue: string },
): Promise<number> {
  if (given.childIds.length === 0) return 0
  const found = await listNeverEnrolled(tx, actor, given.childIds)
  if (found.length === 0) return 0
  const policy = await getPolicy(tx, actor, today)
  const { schoolEntry, survey } = policy.profile
  let count = 0
  for (const { id, birthOn, schoolId, village, township } of found) {
    const sinceOn = shouldEnrolOn(schoolEntry.value, birthOn)
    if (sinceOn > today) continue
    const calendars = await loadCalendars(tx, actor, schoolId ? { schoolId } : {})
    const visit = visitOwed(policy, at, calendars)
    await openNeverEnrolledCase(tx, actor, {
      ...{ childId: id, schoolId, village, township, visit, sinceOn },
      policyVersionId: policy.versionId,
      clause: survey.clause,
      reason: null,
      whereabouts: null,
      foundOn: today,
      note: given.clue ? `摸底上门，没有上学：${given.clue}` : '摸底上门，没有上学',
    })
    count += 1
  }
  return count
}
