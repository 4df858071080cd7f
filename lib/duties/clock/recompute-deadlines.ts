import { loadCalendarsOf } from '#lib/data/calendars'
import { changeDueAt, FIRST_ID, listRecomputable, type Which } from '#lib/data/stale-deadlines'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import type { Clockwork } from '#lib/rules/people/actor'
import { type Change, changesOf } from './changes-of.ts'

const PAGE = 1_000
/**
 * 次年安排发布、县里停工停课、学期调整之后，重算还在走的时限（design 7）；每条改期留一行、记一件事。
 * 已办、已逾期的不再改判。一页一页做；给出改了几条。
 */
export async function recomputeDeadlines(deps: Deps, clock: Clockwork, which: Which): Promise<number> {
  const now = deps.clock.now()
  let after = FIRST_ID
  for (let changed = 0; ; ) {
    const page = await deps.db.asActor(clock, (tx) =>
      listRecomputable(tx, clock, { which, now, after, limit: PAGE }),
    )
    const last = page.at(-1)
    if (!last) return changed
    after = last.id
    const found = await deps.db.asActor(clock, async (tx) =>
      changesOf(tx, clock, page, await loadCalendarsOf(tx, clock)),
    )
    for (const one of found) if (await change(deps, clock, one)) changed += 1
  }
}

function change(deps: Deps, clock: Clockwork, { doubtful, to, why }: Change): Promise<boolean> {
  return deps.db.asActor(clock, async (tx) => {
    if (!(await changeDueAt(tx, clock, doubtful, to, why))) return false
    await appendEvent(tx, clock, {
      verb: 'change_deadline',
      subjectKind: 'deadline',
      subjectId: doubtful.id,
      caseId: doubtful.caseId,
      classId: doubtful.classId,
      schoolId: doubtful.schoolId,
      facts: { duty: doubtful.duty, from: doubtful.dueAt, to: to.dueAt, provisional: to.provisional },
    })
    return true
  })
}
