import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Role } from '#lib/rules/people/roles'

/** 一份报表到了哪里：待报、已报待收、退回、已收（锁定）。 */
export const RETURN_STANDINGS = ['owed', 'submitted', 'sent_back', 'accepted'] as const
export type ReturnStanding = (typeof RETURN_STANDINGS)[number]

export const RETURN_STANDING_LABEL: Readonly<Record<ReturnStanding, string>> = {
  owed: '待报',
  submitted: '已报，待收',
  sent_back: '退回补正',
  accepted: '已收，锁定',
}

export type ReturnAnswer = 'accepted' | 'sent_back'

/** 由各版与各版的答复推出现在的处境；版按先后给。 */
export function returnStanding(
  versions: readonly { readonly answer: ReturnAnswer | null }[],
): ReturnStanding {
  const last = versions.at(-1)
  if (!last) return 'owed'
  return last.answer ?? 'submitted'
}

/** 谁报：学校指定的专人与校长（LX-2.1.3）；收与退回只在县教育局。 */
export const RETURN_SENDERS = ['officer', 'principal'] as const satisfies readonly Role[]

/**
 * 报出一版：待报、退回的照报；已经报了的再报是改版（F46），要写明改了什么、为何改，前一版留着。
 */
export function takeReturn(standing: ReturnStanding, why: string): Outcome<ReturnStanding> {
  if (standing !== 'owed' && why.trim() === '') return refuse({ code: 'reason_required' })
  return done('submitted')
}

/** 收下或退回：只对还没有答复的一版；退回要说明。 */
export function answerReturn(
  standing: ReturnStanding,
  answer: ReturnAnswer,
  reason: string,
): Outcome<ReturnStanding> {
  if (standing !== 'submitted') return refuse({ code: 'changed_meanwhile' })
  if (answer === 'sent_back' && reason.trim() === '') return refuse({ code: 'reason_required' })
  return done(answer)
}
