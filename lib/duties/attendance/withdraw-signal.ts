import type { FoundCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { voidDeadlines } from '#lib/data/deadlines'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { blankFacts } from '#lib/rules/cases/case-facts'
import { takeStep } from '#lib/rules/cases/take-step'
import { DUTY_CODES } from '#lib/rules/clocks/duty-codes'
import { leadClause } from '#lib/rules/leads/leads'
import type { Official } from '#lib/rules/people/actor'

/**
 * 立案所凭的不成立了：撤销立案，不是销号，也不删。步骤表准许的（立案、劝返两个状态）才撤；
 * 报到乡镇以后的不因更正自动消失，由人核实。给出是否撤了。
 */
export async function withdrawSignal(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  { note, at }: { readonly note: string; readonly at: Instant },
): Promise<boolean> {
  const { profile } = await loadCasePolicy(tx, actor, kase)
  // 凭核实的线索立的案，不是点名立的，点名怎样更正都不撤。
  if (kase.triggerClause === leadClause(profile)) return false
  const facts = { ...blankFacts('truancy', dayOf(at)), signalWithdrawn: true }
  const taken = takeStep(kase.state, 'withdraw_signal', 'clock', facts)
  if (!taken.ok) return false
  const moved = await moveCase(tx, actor, kase, {
    verb: 'withdraw_signal',
    to: taken.value.to,
    hand: 'clock',
    note,
    changes: { closeReason: 'signal_withdrawn', closedAt: new Date() },
    facts: { reason: 'signal_withdrawn' },
  })
  if (!moved) return false
  await voidDeadlines(tx, actor, { subjectId: kase.id, duties: DUTY_CODES, why: note })
  return true
}
