import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { openDeadlines } from '#lib/data/deadlines'
import { findPolicy, type Policy } from '#lib/data/policies'
import { insertReturns, type NewReturn } from '#lib/data/returns/period-returns'
import { listReturningSchools } from '#lib/data/returns/returning-schools'
import type { Deps } from '#lib/duties/deps'
import { appendEvents } from '#lib/ledger/append'
import { dayOf, endOfDay, instant, startOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'
import type { Clockwork } from '#lib/rules/people/actor'
import { RETURN_DUTY, RETURN_EVENT } from '#lib/rules/returns/return-kinds'
import { periodsDue, type ReturnPeriod } from '#lib/rules/returns/return-periods'

type Due = { readonly row: NewReturn; readonly duty: DutyStarted }

/**
 * 月末、开学：每所学校立一期报表，校长桌上随即有一条时限（N24-1，NA-7.7，LX-2.1.3，DDK-4.1.2）。
 * 要不要报、报给谁、几天之内都照今天的文件。跑几遍、停机之后补跑都只有一期；给出新立的期数。
 */
export function openPeriodReturns(deps: Deps, clock: Clockwork): Promise<number> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(clock, async (tx) => {
    const policy = await findPolicy(tx, clock, today)
    const whole = await loadCalendars(tx, clock)
    if (!policy || periodsFor(policy, whole, today).length === 0) return 0
    const due: Due[] = []
    for (const school of await listReturningSchools(tx, clock, today)) {
      const calendars = await loadCalendars(tx, clock, { schoolId: school.id })
      for (const period of periodsFor(policy, calendars, today)) {
        const duty = dutyFor(policy, period, calendars)
        if (!duty) continue
        const townshipId = duty.recipients.includes('township') ? school.townshipId : null
        due.push({
          row: { ...period, schoolId: school.id, townshipId, policyVersionId: policy.versionId },
          duty,
        })
      }
    }
    return openThem(tx, clock, due)
  })
}

function periodsFor({ profile }: Policy, { school }: Calendars, today: PlainDate): readonly ReturnPeriod[] {
  const kindOf = schoolDayOf(school)
  return periodsDue(today, school.terms, (day) => kindOf(day) !== 'off').filter(({ kind }) =>
    profile.duties.some(
      ({ value }) => value.event === RETURN_EVENT[kind] && value.duty === RETURN_DUTY[kind],
    ),
  )
}

function dutyFor({ profile }: Policy, { kind, fromOn, toOn }: ReturnPeriod, calendars: Calendars) {
  const startAt = kind === 'monthly' ? endOfDay(toOn) : startOfDay(fromOn)
  return dutiesStarted(profile, RETURN_EVENT[kind], startAt, calendars).find(
    ({ duty }) => duty === RETURN_DUTY[kind],
  )
}

async function openThem(tx: Tx, clock: Clockwork, due: readonly Due[]): Promise<number> {
  const made = await insertReturns(
    tx,
    clock,
    due.map(({ row }) => row),
  )
  const opened = made.flatMap(({ id, schoolId, kind, policyVersionId }) => {
    const found = due.find(({ row }) => row.schoolId === schoolId && row.kind === kind)
    if (!found) return []
    const subject = {
      ...{ subjectId: id, schoolId, ownerUnitId: schoolId, policyVersionId },
      ownerRole: found.duty.owner,
    }
    return [{ duty: found.duty, subject }]
  })
  await openDeadlines(tx, clock, opened)
  await appendEvents(
    tx,
    clock,
    made.map(({ id, schoolId, kind, fromOn, toOn }) => ({
      verb: 'open_period_return',
      subjectKind: 'period_return',
      subjectId: id,
      schoolId,
      facts: { kind, fromOn, toOn },
    })),
  )
  return made.length
}
