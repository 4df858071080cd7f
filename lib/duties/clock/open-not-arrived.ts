import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { listDueNotArrived } from '#lib/data/enrolment/due-to-enrol'
import { openNeverEnrolledCase } from '#lib/data/enrolment/open-never-enrolled'
import { findPolicy, type Policy } from '#lib/data/policies'
import { listLeaversNotArrived } from '#lib/data/rolls/leavers'
import type { Deps } from '#lib/duties/deps'
import { visitOwed } from '#lib/duties/enrolment/visit-owed'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { firstSchoolDay, judgesArrival } from '#lib/rules/enrolment/arrival'
import type { Clockwork } from '#lib/rules/people/actor'
import { dueToEnrol } from '#lib/rules/rolls/school-age'

/** 一个事务立多少件：整县几千名新生同一晚判，一个事务装不下，被杀也只少一批。 */
const BATCH = 100

type Judging = {
  readonly policy: Policy
  readonly calendars: Calendars
  readonly year: number
  readonly first: PlainDate
  readonly at: Instant
}

/**
 * 今年秋季该入学的、小学毕业该升初中的，开学当天放学还没有编进任何一个班、也没有别的着落（缓学、送教、外出）的，
 * 当天自动立未入学的案（L1-11）。没有登记村的按乡镇立，没有学区校的照样立；连乡镇也没有登记的立不了，在信息不一致的清单上。
 * 一批一个事务，立到没有为止。给出立案的件数。
 */
export async function openNotArrived(deps: Deps, clock: Clockwork): Promise<number> {
  const at = instant(deps.clock.now().getTime())
  const judging = await deps.db.asActor(clock, (tx) => judge(tx, clock, at))
  if (!judging) return 0
  let count = 0
  for (;;) {
    const opened = await deps.db.asActor(clock, (tx) => openBatch(tx, clock, judging))
    count += opened
    if (opened === 0) return count
  }
}

/** 此刻判不判：没有采用文件、还没开学、开学一个月以后，都不判。 */
async function judge(tx: Tx, clock: Clockwork, at: Instant): Promise<Judging | null> {
  const today = dayOf(at)
  const year = Number(today.slice(0, 4))
  const policy = await findPolicy(tx, clock, today)
  if (!policy) return null
  const calendars = await loadCalendars(tx, clock, {})
  const first = firstSchoolDay(calendars.school, year)
  return first && judgesArrival(first, at) ? { policy, calendars, year, first, at } : null
}

async function openBatch(tx: Tx, clock: Clockwork, judging: Judging): Promise<number> {
  const { policy, calendars, year, first, at } = judging
  const { schoolEntry } = policy.profile
  const entrants = await listDueNotArrived(tx, clock, dueToEnrol(schoolEntry.value, year), BATCH)
  const missing = entrants.length > 0 ? entrants : await listLeaversNotArrived(tx, clock, year, BATCH)
  const visit = visitOwed(policy, at, calendars)
  for (const { id, village, township, schoolId } of missing) {
    if (!township) throw new Error('a child without a township was listed as not arrived')
    await openNeverEnrolledCase(tx, clock, {
      ...{ childId: id, schoolId, village, township, visit },
      policyVersionId: policy.versionId,
      clause: schoolEntry.clause,
      reason: null,
      whereabouts: null,
      sinceOn: plainDate(`${year}-09-01`),
      foundOn: dayOf(at),
      note: `${first} 开学，没有编班到校`,
    })
  }
  return missing.length
}
