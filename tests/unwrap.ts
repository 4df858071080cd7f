import type { Outcome } from '#lib/rules/outcome'

/** 测试里应当办成的：给出值；被拒的当即失败，说出为什么。 */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}
