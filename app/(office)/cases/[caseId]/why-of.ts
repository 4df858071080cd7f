import type { CaseDeadline } from '#lib/data/cases/find-case'
import type { PolicyProfile } from '#lib/rules/policy/profile'

/** 这项时限在文件里的原话与读法；续开的按同一义务取。 */
export function whyOf(
  profile: PolicyProfile,
  deadline: Pick<CaseDeadline, 'duty' | 'clause' | 'startEvent'>,
): { readonly words: string; readonly reading: string | null } | null {
  const rules = profile.duties.filter(({ value }) => value.duty === deadline.duty)
  const own = rules.find(({ value }) => value.event === deadline.startEvent)
  if (own) return { words: own.words, reading: own.reading ?? null }
  const like = rules.find(({ clause }) => clause === deadline.clause) ?? rules[0]
  return like ? { words: like.words, reading: '续开的一次，天数照首次' } : null
}
