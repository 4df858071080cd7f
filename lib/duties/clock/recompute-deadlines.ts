import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { getPolicyVersion } from '#lib/data/policies'
import { changeDueAt, type Doubtful, listRecomputable, type Which } from '#lib/data/stale-deadlines'
import { termLikeOf } from '#lib/duties/cases/duty-started-at'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { CLOCK_UNITS } from '#lib/rules/clocks/clock-events'
import type { Calendars, Derivation, Term } from '#lib/rules/clocks/derive-deadline'
import { DUTY_CODES } from '#lib/rules/clocks/duty-codes'
import { recompute } from '#lib/rules/clocks/recompute'
import type { Clockwork } from '#lib/rules/people/actor'
import type { PolicyProfile } from '#lib/rules/policy/profile'

const PAGE = 1_000
/** 排在所有编号之前。 */
const FIRST = '00000000-0000-0000-0000-000000000000'
const WHY = '日历更新后重算'

/** 存下的数额与单位，加上档案里同一义务的小时算法与末日顺延。 */
function termOf(doubtful: Doubtful, profile: PolicyProfile | null): Term {
  const unit = CLOCK_UNITS.find((one) => one === doubtful.unit)
  if (!unit) throw new Error(`an unknown unit is stored: ${doubtful.unit}`)
  const duty = DUTY_CODES.find((one) => one === doubtful.duty)
  if (!duty) throw new Error(`an unknown duty is stored: ${doubtful.duty}`)
  const rules = profile?.duties.filter(({ value }) => value.duty === termLikeOf(duty)) ?? []
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
 * 次年安排发布、县里停工停课、学期调整之后，重算还在走的时限（design 7）；每条改期留一行、记一件事。
 * 已办、已逾期的不再改判。一页一页做；给出改了几条。
 */
export async function recomputeDeadlines(deps: Deps, clock: Clockwork, which: Which): Promise<number> {
  const now = deps.clock.now()
  let after = FIRST
  for (let changed = 0; ; ) {
    const page = await deps.db.asActor(clock, (tx) =>
      listRecomputable(tx, clock, { which, now, after, limit: PAGE }),
    )
    const last = page.at(-1)
    if (!last) return changed
    after = last.id
    const found = await deps.db.asActor(clock, (tx) => recomputed(tx, clock, page))
    for (const one of found) if (await change(deps, clock, one)) changed += 1
  }
}

type Change = { readonly doubtful: Doubtful; readonly to: Derivation; readonly why: string }

/** 这一页里日子要变的。同校同年级的日历、同一版文件只读一次。 */
async function recomputed(tx: Tx, clock: Clockwork, page: readonly Doubtful[]): Promise<Change[]> {
  const calendars = new Map<string, Calendars>()
  const profiles = new Map<string | null, PolicyProfile | null>([[null, null]])
  const changes: Change[] = []
  for (const one of page) {
    const place = {
      ...(one.schoolId ? { schoolId: one.schoolId } : {}),
      ...(one.grade !== null ? { grade: one.grade } : {}),
    }
    const key = `${one.schoolId}/${one.grade}`
    const known = calendars.get(key) ?? (await loadCalendars(tx, clock, place))
    calendars.set(key, known)
    if (one.policyVersionId && !profiles.has(one.policyVersionId)) {
      const { profile } = await getPolicyVersion(tx, clock, one.policyVersionId)
      profiles.set(one.policyVersionId, profile)
    }
    const term = termOf(one, profiles.get(one.policyVersionId) ?? null)
    const { startAt, dueAt, provisional } = one
    const found = recompute({ startAt, term, dueAt, provisional, judged: false }, known, WHY)
    if (found) changes.push({ doubtful: one, ...found })
  }
  return changes
}

function change(deps: Deps, clock: Clockwork, { doubtful, to, why }: Change): Promise<boolean> {
  return deps.db.asActor(clock, async (tx) => {
    if (!(await changeDueAt(tx, clock, doubtful, to, why))) return false
    await appendEvent(tx, clock, {
      verb: 'change_deadline',
      subjectKind: 'deadline',
      subjectId: doubtful.id,
      caseId: doubtful.caseId,
      classId: doubtful.classId,
      schoolId: doubtful.schoolId,
      facts: { duty: doubtful.duty, from: doubtful.dueAt, to: to.dueAt, provisional: to.provisional },
    })
    return true
  })
}
