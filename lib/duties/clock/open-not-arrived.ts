import { loadCalendars } from '#lib/data/calendars'
import { listDueToEnrol } from '#lib/data/enrolment/due-to-enrol'
import { openNeverEnrolledCase } from '#lib/data/enrolment/open-never-enrolled'
import { findPolicy } from '#lib/data/policies'
import { listLeaversNotArrived } from '#lib/data/rolls/leavers'
import type { Deps } from '#lib/duties/deps'
import { visitOwed } from '#lib/duties/enrolment/visit-owed'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { firstSchoolDay, judgesArrival } from '#lib/rules/enrolment/arrival'
import { dueToEnrol } from '#lib/rules/enrolment/school-entry'
import type { Clockwork } from '#lib/rules/people/actor'

/**
 * 今年秋季该入学的、小学毕业该升初中的，开学当天放学还没有编进任何一个班、也没有别的着落（缓学、送教、外出）的，
 * 当天自动立未入学的案（L1-11）。没有登记村与学区校的立不了，仍在未送达名单上。给出立案的件数。
 */
export function openNotArrived(deps: Deps, clock: Clockwork): Promise<number> {
  const at = instant(deps.clock.now().getTime())
  const today = dayOf(at)
  const year = Number(today.slice(0, 4))
  return deps.db.asActor(clock, async (tx) => {
    const policy = await findPolicy(tx, clock, today)
    if (!policy) return 0
    const { schoolEntry } = policy.profile
    const calendars = await loadCalendars(tx, clock, {})
    const first = firstSchoolDay(calendars.school, year)
    if (!first || !judgesArrival(first, at)) return 0
    const due = await listDueToEnrol(tx, clock, dueToEnrol(schoolEntry.value, year), year)
    const missing = [
      ...due.filter(
        (child) =>
          child.classId === null && child.status === 'never_enrolled' && child.dropoutCases.length === 0,
      ),
      ...(await listLeaversNotArrived(tx, clock, year)),
    ]
    const visit = visitOwed(policy, at, calendars)
    let count = 0
    for (const { id, village, township, schoolId } of missing) {
      if (!village || !township || !schoolId) continue
      await openNeverEnrolledCase(tx, clock, {
        ...{ childId: id, schoolId, village, township, visit },
        policyVersionId: policy.versionId,
        clause: schoolEntry.clause,
        reason: null,
        whereabouts: null,
        sinceOn: plainDate(`${year}-09-01`),
        foundOn: today,
        note: `${first} 开学，没有编班到校`,
      })
      count += 1
    }
    return count
  })
}
