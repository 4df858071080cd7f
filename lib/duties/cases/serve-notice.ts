import { insertMeasure } from '#lib/data/cases/insert-acts'
import type { Deps } from '#lib/duties/deps'
import { dayOf, startOfDay } from '#lib/rules/calendar/instant'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ReturnNoticeForm } from '#lib/schemas/cases/township-measure'
import { type Acted, actOnCase } from './act-on-case.ts'
import { dutyStartedAt } from './duty-started-at.ts'
import { refuseBadDay } from './refuse-bad-day.ts'

/**
 * 下达通知书（DT-4.2.5，LX-2.1.4，L1-58）：大田在责令之后，临夏在批评教育之后，次序由档案定。
 * 复学期限自送达之日起由档案算出，与时限同一个数，不由人填。
 */
export async function serveNotice(
  deps: Deps,
  actor: Official,
  input: ReturnNoticeForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'serve_notice', input, async ({ tx, kase, policy, today }) => {
    const bad = refuseBadDay('servedOn', input.servedOn, kase.absentSinceOn, today)
    if (bad) return bad
    const startAt = startOfDay(input.servedOn)
    const returnBy = dayOf(dutyStartedAt(policy, 'return_by', startAt).dueAt)
    return done({
      move: { happenedOn: input.servedOn, facts: { service: input.service, returnBy } },
      startAt,
      write: () =>
        insertMeasure(tx, actor, kase, {
          kind: 'return_notice',
          content: input.content,
          issuedOn: input.servedOn,
          servedOn: input.servedOn,
          service: input.service,
          returnBy,
        }),
    })
  })
}
