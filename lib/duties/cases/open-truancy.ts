import { loadCalendars } from '#lib/data/calendars'
import { openCase } from '#lib/data/cases/open-case'
import type { Tx } from '#lib/data/database'
import type { Policy } from '#lib/data/policies'
import { childReach } from '#lib/data/reach'
import { openingFrom } from '#lib/duties/attendance/case-opening'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'

/** 时钟立案时手边的一切。 */
export type OpeningGround = {
  readonly tx: Tx
  readonly clock: Clockwork
  readonly policy: Policy
  readonly at: Instant
}

/** 凭什么立：条款，缺勤的各日，自哪天起；`countedFrom` 是时限从哪天数，缺省为缺勤的第一天。 */
export type TruancyFound = {
  readonly clause: string
  readonly sinceOn: PlainDate
  readonly metDays: readonly PlainDate[]
  readonly note: string
  readonly countedFrom?: PlainDate
}

/** 不是由点名立的疑似辍学的案（比对、线索）：学校、班照登记。不在任何班里的立不了，给空。 */
export async function openTruancy(
  { tx, clock, policy, at }: OpeningGround,
  childId: string,
  { clause, sinceOn, metDays, note, countedFrom }: TruancyFound,
): Promise<string | null> {
  const child = await tx.child.findFirst({
    where: { AND: [childReach(clock), { id: childId }] },
    select: {
      villageId: true,
      townshipId: true,
      householdTownshipId: true,
      class: { select: { id: true, gradeNo: true } },
      school: { select: { id: true, code: true, townshipId: true } },
    },
  })
  if (!child?.class || !child.school) return null
  const grade = child.class.gradeNo === null ? {} : { grade: child.class.gradeNo }
  const calendars = await loadCalendars(tx, clock, { schoolId: child.school.id, ...grade })
  const opening = openingFrom(
    { policy, calendars, at },
    {
      id: child.class.id,
      schoolId: child.school.id,
      schoolCode: child.school.code,
      schoolTownshipId: child.school.townshipId,
    },
    { childId, ...child },
    { opens: true, clause, metDays, sinceOn: countedFrom ?? sinceOn, metAt: at },
  )
  const opened = await openCase(tx, clock, { ...opening, absentSinceOn: sinceOn, note }, dayOf(at))
  return opened.caseId
}
