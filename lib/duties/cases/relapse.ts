import { type FoundCase, findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { lessonAt } from '#lib/duties/attendance/absence-clocks'
import { dayOf, type Instant, startOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { WATCHED } from '#lib/rules/cases/case-states'
import { takeStep } from '#lib/rules/cases/take-step'
import { LEAD_NOTE } from '#lib/rules/leads/leads'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { caseFacts } from './case-facts.ts'
import { lastRelapse } from './case-papers.ts'
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
  absence: { readonly day: PlainDate; readonly at: Instant; readonly note?: string },
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
    note: absence.note ?? `${absence.day} 点名无故缺勤`,
    happenedOn: absence.day,
    changes: { relapses: kase.relapses + 1, returnedOn: null },
    facts: { relapses: kase.relapses + 1 },
  })
  if (!moved) return false
  // 学校劝返自缺勤那天首节起算，晚录不赚时间；组织入学与凭线索的，自知道的那一刻起算。
  const byRoll = kase.line === 'truancy' && absence.note === undefined
  await settleDeadlines(tx, actor, kase, taken.value, {
    policy,
    startAt: byRoll ? lessonAt(policy, absence.day) : absence.at,
    voidWhy: `${absence.day} 再次无故缺勤，观察期不再计`,
  })
  return true
}

/**
 * 复辍所凭的缺勤更正了或补了假（`stillAway` 说那天以后还有没有无故缺勤）：撤回复辍，回到观察，观察期照原来返校的那天算，
 * 随复辍起算的时限作废并写明缘由。只撤学校劝返、组织入学中的；又报到乡镇以后的由人核实。给出是否撤了。
 */
export async function withdrawRelapse(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  stillAway: (since: PlainDate) => boolean,
): Promise<boolean> {
  const last = lastRelapse(kase)
  if (last?.note?.startsWith(LEAD_NOTE)) return false
  const day = last?.happenedOn
  const back = kase.returns.at(-1)
  if (!day || !back || stillAway(day)) return false
  const policy = await loadCasePolicy(tx, actor, kase)
  const facts = { ...caseFacts(kase, policy, null, day), relapseWithdrawn: true }
  const taken = takeStep(kase.state, 'withdraw_relapse', 'clock', facts)
  if (!taken.ok) return false
  const why = `${day} 的缺勤已更正或补假，不是复辍`
  const moved = await moveCase(tx, actor, kase, {
    verb: 'withdraw_relapse',
    to: taken.value.to,
    hand: 'clock',
    note: why,
    happenedOn: day,
    changes: { relapses: kase.relapses - 1, returnedOn: columnFromDay(back.returnedOn) },
    facts: { relapses: kase.relapses - 1 },
  })
  if (!moved) return false
  await settleDeadlines(tx, actor, kase, taken.value, {
    policy,
    startAt: startOfDay(back.returnedOn),
    voidWhy: why,
  })
  return true
}

function isWatched(kase: FoundCase): boolean {
  return WATCHED.includes(kase.state)
}
