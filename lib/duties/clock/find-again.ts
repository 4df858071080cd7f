import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import { findPolicy } from '#lib/data/policies'
import { caseFacts } from '#lib/duties/cases/case-facts'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import { settleDeadlines } from '#lib/duties/cases/settle-deadlines'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant, startOfDay } from '#lib/rules/calendar/instant'
import { takeStep } from '#lib/rules/cases/take-step'
import type { Clockwork } from '#lib/rules/people/actor'
import { beijing, type Ready, readyAmong } from './open-on-signal.ts'

/** 有案在劝返中、又满了时的学生（DDK-4.4.2）。按日立案的地方给空。 */
export function listFoundAgain(deps: Deps, clock: Clockwork): Promise<readonly string[]> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(clock, async (tx) => {
    const policy = await findPolicy(tx, clock, dayOf(at))
    const ready = policy ? await readyAmong(tx, clock, policy, { at, kind: 'in_persuasion' }) : []
    return ready.filter(isUnreported).map(({ away }) => away.pupil.childId)
  })
}

/**
 * 回来过又走的（复辍、限期届满之后），又满时的那一刻再欠一次立即报告；有案在身不是不报的理由。
 * 一段缺勤只起算一次。给出是否由此次办成。
 */
export function findAgain(deps: Deps, clock: Clockwork, childId: string): Promise<boolean> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(clock, async (tx) => {
    const policy = await findPolicy(tx, clock, dayOf(at))
    const [ready] = policy
      ? await readyAmong(tx, clock, policy, { at, kind: 'in_persuasion', only: childId })
      : []
    if (!ready?.away.held || !isUnreported(ready)) return false
    const kase = await findCase(tx, clock, ready.away.held.caseId)
    if (!kase) return false
    const held = await loadCasePolicy(tx, clock, kase)
    const facts = { ...caseFacts(kase, held, null, dayOf(at)), signalAgain: true }
    const taken = takeStep(kase.state, 'find_again', 'clock', facts)
    if (!taken.ok) return false
    const { signal } = ready
    const moved = await moveCase(tx, clock, kase, {
      verb: 'find_again',
      to: taken.value.to,
      note: `自 ${signal.sinceOn} 首节起，${beijing(signal.metAt)} 又满时，未到校也没有请假`,
      happenedOn: signal.sinceOn,
      facts: { since: signal.sinceOn, met: signal.metAt },
    })
    if (!moved) return false
    // 记下的此刻即发现（ADR 0020）。
    await settleDeadlines(tx, clock, kase, taken.value, { policy: held, startAt: at })
    return true
  })
}

/** 这一段缺勤还没有起算过书面报告。 */
function isUnreported({ away, signal }: Ready): boolean {
  const last = away.held?.reportStartedAt ?? null
  return last === null || last < startOfDay(signal.sinceOn)
}
