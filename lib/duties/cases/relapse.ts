import { type FoundCase, findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { takeStep } from '#lib/rules/cases/take-step'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { caseFacts } from './case-facts.ts'
import { loadCasePolicy } from './case-policy.ts'
import { settleDeadlines } from './settle-deadlines.ts'

/**
 * 观察期内再次无故缺勤（DT-3.4.2，LX-3.2.3）：同一件个案回到劝返，观察期作废，复辍次数加一。
 * 由点名的职务行为在同一事务里调用；不在观察中的个案什么也不做，给出 false。
 */
export async function relapse(
  tx: Tx,
  actor: Official | Clockwork,
  caseId: string,
  absence: { readonly day: PlainDate; readonly at: Instant },
): Promise<boolean> {
  const kase = await findCase(tx, actor, caseId)
  if (!kase || !isWatched(kase)) return false
  const policy = await loadCasePolicy(tx, actor, kase)
  const facts = { ...caseFacts(kase, policy, null, dayOf(absence.at)), unexcusedAgain: true }
  const taken = takeStep(kase.state, 'relapse', 'clock', facts)
  if (!taken.ok) return false
  const moved = await moveCase(tx, actor, kase, {
    verb: 'relapse',
    to: taken.value.to,
    hand: 'clock',
    note: `${absence.day} 点名无故缺勤`,
    happenedOn: absence.day,
    changes: { relapses: kase.relapses + 1, returnedOn: null },
    facts: { relapses: kase.relapses + 1 },
  })
  if (!moved) return false
  await settleDeadlines(tx, actor, kase, taken.value, {
    policy,
    startAt: absence.at,
    voidWhy: `${absence.day} 再次无故缺勤，观察期不再计`,
  })
  return true
}

function isWatched(kase: FoundCase): boolean {
  return kase.state === 'returned' || kase.state === 'enrolled' || kase.state === 'observed'
}
