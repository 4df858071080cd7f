import type { CalendarOf } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { getPolicyVersion } from '#lib/data/policies'
import type { Doubtful, Recomputer } from '#lib/data/stale-deadlines'
import { termLikeOf } from '#lib/duties/cases/duty-started-at'
import { CLOCK_UNITS } from '#lib/rules/clocks/clock-events'
import type { Calendars, Derivation, Term } from '#lib/rules/clocks/derive-deadline'
import { DUTY_CODES } from '#lib/rules/clocks/duty-codes'
import { recompute } from '#lib/rules/clocks/recompute'
import type { PolicyProfile } from '#lib/rules/policy/profile'

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

export type Change = { readonly doubtful: Doubtful; readonly to: Derivation; readonly why: string }

/**
 * 照这套日历，这些时限里日子要变的；后台重算与录入之前的预告用的是同一个。
 * 同校同年级的日历、同一版文件只拼一次。
 */
export async function changesOf(
  tx: Tx,
  actor: Recomputer,
  page: readonly Doubtful[],
  calendarsFor: (of: CalendarOf) => Calendars,
): Promise<Change[]> {
  const calendars = new Map<string, Calendars>()
  const profiles = new Map<string | null, PolicyProfile | null>([[null, null]])
  const changes: Change[] = []
  for (const one of page) {
    const place = {
      ...(one.schoolId ? { schoolId: one.schoolId } : {}),
      ...(one.grade !== null ? { grade: one.grade } : {}),
    }
    const key = `${one.schoolId}/${one.grade}`
    const known = calendars.get(key) ?? calendarsFor(place)
    calendars.set(key, known)
    if (one.policyVersionId && !profiles.has(one.policyVersionId)) {
      const { profile } = await getPolicyVersion(tx, actor, one.policyVersionId)
      profiles.set(one.policyVersionId, profile)
    }
    const term = termOf(one, profiles.get(one.policyVersionId) ?? null)
    const { startAt, dueAt, provisional } = one
    const found = recompute({ startAt, term, dueAt, provisional, judged: false }, known, WHY)
    if (found) changes.push({ doubtful: one, ...found })
  }
  return changes
}
