import { findCase } from '#lib/data/cases/find-case'
import { insertObservation } from '#lib/data/cases/insert-observation'
import { moveCase } from '#lib/data/cases/move-case'
import { presences } from '#lib/data/cases/presence'
import type { Deps } from '#lib/duties/deps'
import { dayOf, endOfDay, instant } from '#lib/rules/calendar/instant'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import { takeStep } from '#lib/rules/cases/take-step'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Clockwork } from '#lib/rules/people/actor'
import type { Acted } from './act-on-case.ts'
import { caseFacts } from './case-facts.ts'
import { loadCasePolicy } from './case-policy.ts'
import { settleDeadlines } from './settle-deadlines.ts'

/**
 * 时钟核算观察期（LX-3.2.3，N24-1）：返校次日起，逐个在校日看现行点名里到没到，满数即「观察期满」。
 * 没有点名的日子不算到校。可以反复核算；不满的以 observation_incomplete 拒绝，什么也不写。
 */
export async function passObservation(deps: Deps, clock: Clockwork, caseId: string): Promise<Outcome<Acted>> {
  const at = instant(deps.clock.now().getTime())
  const today = dayOf(at)
  return deps.db.asActor(clock, async (tx) => {
    const kase = await findCase(tx, clock, caseId)
    const back = kase?.returns.at(-1)
    if (!kase || !back || !kase.child.classId) return refuse({ code: 'not_found' })
    const policy = await loadCasePolicy(tx, clock, kase)
    const seen = await presences(tx, clock, {
      classId: kase.child.classId,
      childId: kase.child.id,
      fromOn: addDays(back.returnedOn, 1),
      toOn: today,
    })
    const { school, grade } = policy.calendars
    const days = new Map<string, boolean>()
    for (const { day, present } of seen) {
      if (schoolDay(school, day, grade).kind === 'off') continue
      days.set(day, (days.get(day) ?? true) && present)
    }
    const presentOn = [...days].filter(([, present]) => present).map(([day]) => plainDate(day))
    const attended = presentOn.length
    // 哪天满看点名，不看后台哪天醒来：停机期间满的，不因此算逾期。
    const completedOn = presentOn[policy.observationDays - 1] ?? today
    const metAt = completedOn < today ? endOfDay(completedOn) : at
    const observation = { done: attended, needed: policy.observationDays }
    const facts = { ...caseFacts(kase, policy, null, today), observation }
    const taken = takeStep(kase.state, 'pass_observation', 'clock', facts)
    if (!taken.ok) return taken
    const moved = await moveCase(tx, clock, kase, {
      verb: 'pass_observation',
      to: taken.value.to,
      happenedOn: completedOn,
      facts: { attended, needed: policy.observationDays },
    })
    if (!moved) return refuse({ code: 'changed_meanwhile' })
    await insertObservation(tx, clock, kase.id, {
      returnId: back.id,
      neededDays: policy.observationDays,
      attendedDays: attended,
      missedDays: days.size - attended,
      completedOn,
    })
    await settleDeadlines(tx, clock, kase, taken.value, { policy, startAt: metAt, metAt })
    return done({ caseId: kase.id, state: taken.value.to, version: kase.version + 1 })
  })
}
