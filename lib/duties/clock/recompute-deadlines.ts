import { loadCalendars } from '#lib/data/calendars'
import { getPolicyVersion } from '#lib/data/policies'
import { changeDueAt, type Doubtful, listDoubtful } from '#lib/data/stale-deadlines'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { CLOCK_UNITS } from '#lib/rules/clocks/clock-events'
import type { Term } from '#lib/rules/clocks/derive-deadline'
import { recompute } from '#lib/rules/clocks/recompute'
import type { Clockwork } from '#lib/rules/people/actor'
import type { PolicyProfile } from '#lib/rules/policy/profile'

const MOST = 5_000
const WHY = '日历更新后重算'

/** 存下的数额与单位，加上档案里同一义务的小时算法与末日顺延。 */
function termOf(doubtful: Doubtful, profile: PolicyProfile | null): Term {
  const unit = CLOCK_UNITS.find((one) => one === doubtful.unit)
  if (!unit) throw new Error(`an unknown unit is stored: ${doubtful.unit}`)
  const rules = profile?.duties.filter(({ value }) => value.duty === doubtful.duty) ?? []
  const rule = rules.find(({ value }) => value.event === doubtful.event) ?? rules[0]
  const { hourMode, firstLesson, rollsOverHolidays } = rule?.value ?? {}
  return {
    amount: doubtful.amount,
    unit,
    ...(hourMode ? { hourMode } : {}),
    ...(firstLesson ? { firstLesson } : {}),
    ...(rollsOverHolidays ? { rollsOverHolidays } : {}),
  }
}

/**
 * 次年安排发布、县里停工停课之后，重算还在走的时限（design 7）；每条改期留一行、记一件事。
 * 已办、已逾期的不再改判。给出改了几条。
 */
export async function recomputeDeadlines(deps: Deps, clock: Clockwork): Promise<number> {
  const now = deps.clock.now()
  const doubtful = await deps.db.asActor(clock, (tx) => listDoubtful(tx, clock, now, MOST))
  let changed = 0
  for (const one of doubtful) {
    const did = await deps.db.asActor(clock, async (tx) => {
      const place = {
        ...(one.schoolId ? { schoolId: one.schoolId } : {}),
        ...(one.grade !== null ? { grade: one.grade } : {}),
      }
      const calendars = await loadCalendars(tx, clock, place)
      const policy = one.policyVersionId ? await getPolicyVersion(tx, clock, one.policyVersionId) : null
      const stored = {
        startAt: one.startAt,
        term: termOf(one, policy?.profile ?? null),
        dueAt: one.dueAt,
        provisional: one.provisional,
        judged: false,
      }
      const found = recompute(stored, calendars, WHY)
      if (!found || !(await changeDueAt(tx, clock, one, found.to, found.why))) return false
      await appendEvent(tx, clock, {
        verb: 'change_deadline',
        subjectKind: 'deadline',
        subjectId: one.id,
        caseId: one.caseId,
        classId: one.classId,
        schoolId: one.schoolId,
        facts: { duty: one.duty, from: one.dueAt, to: found.to.dueAt, provisional: found.to.provisional },
      })
      return true
    })
    if (did) changed += 1
  }
  return changed
}
