import type { FoundCase } from '#lib/data/cases/find-case'
import { insertPersuasion } from '#lib/data/cases/insert-acts'
import type { Deps } from '#lib/duties/deps'
import { dayOf, type Instant, startOfDay } from '#lib/rules/calendar/instant'
import { reportWithoutPersuasion } from '#lib/rules/clocks/duties-started'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { PersuasionForm } from '#lib/schemas/cases/persuasion'
import { type Acted, type Acting, actOnCase, type CaseActInput, type Plan } from './act-on-case.ts'
import { awaySince } from './case-papers.ts'
import type { CasePolicy } from './case-policy.ts'

/**
 * 学校记录一次劝返（附件4；DT-3.4.1，DT-3.4.3，NA-2.4，NA-3.7，LX-2.2.2）。首次劝返起算书面报告时限；
 * 起算按自述的劝返时间，早记不吃亏，晚记不占便宜：在走的时限不因后来的劝返推后。
 * 拒绝：劝返时间在将来，或早于首次缺勤。
 */
export async function recordPersuasion(
  deps: Deps,
  actor: Official,
  input: PersuasionForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'record_persuasion', input, (acting) => planPersuasion(acting, input))
}

/** 一次劝返怎样记：附件4 一行，旷课原因与去向随案更新，时限按自述时间起算。 */
export async function planPersuasion(
  { tx, actor, kase, policy, at }: Acting,
  input: Omit<PersuasionForm, keyof CaseActInput>,
): Promise<Outcome<Plan>> {
  const on = dayOf(input.persuadedAt)
  if (input.persuadedAt > at)
    return refuse({ code: 'invalid_input', fields: { persuadedAt: '劝返时间不能晚于现在' } })
  if (on < kase.absentSinceOn)
    return refuse({
      code: 'invalid_input',
      fields: { persuadedAt: `劝返时间不能早于开始缺勤的 ${kase.absentSinceOn}` },
    })
  return done({
    move: {
      happenedOn: on,
      changes: { reason: input.truancyReason, whereabouts: input.whereabouts },
      facts: { ordinal: kase.persuasions.length + 1, effect: input.effect, visited: input.visited },
    },
    write: () => insertPersuasion(tx, actor, kase, input),
    startAt: clockStart(kase, policy, input.persuadedAt),
  })
}

/**
 * 不记劝返，不赚时间（design 7）：书面报告由首次劝返起算的（南安、大田），劝返晚于缺勤次一在校日结束的，自那时起算；
 * 由劝返无效起算的（临夏、国家），下一次劝返自这一次起算，到劝返最长的日数为止。
 */
function clockStart(kase: FoundCase, policy: CasePolicy, persuadedAt: Instant): Instant {
  const { profile, calendars } = policy
  const byPersuasion = profile.duties.some(
    ({ value }) => value.duty === 'written_report' && value.event === 'first_persuasion',
  )
  if (!byPersuasion) return persuadedAt
  const [latest] = reportWithoutPersuasion(profile, startOfDay(awaySince(kase)), calendars)
  return latest && latest.startAt < persuadedAt ? latest.startAt : persuadedAt
}
