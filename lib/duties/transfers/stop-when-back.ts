import { voidDeadlines } from '#lib/data/deadlines'
import { listBackInClass } from '#lib/data/transfers/waiting'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import type { Clockwork } from '#lib/rules/people/actor'

/** 没有转成、孩子在本班点到了的：落实接收的时限停下，去向已清楚。给出停了几条。 */
export function stopWhenBack(deps: Deps, clock: Clockwork): Promise<number> {
  return deps.db.asActor(clock, async (tx) => {
    let count = 0
    for (const childId of await listBackInClass(tx, clock)) {
      const why = '没有转成，孩子在本班到校'
      const stopped = await voidDeadlines(tx, clock, {
        subjectId: childId,
        duties: ['transfer_acceptance'],
        why,
      })
      if (stopped === 0) continue
      await appendEvent(tx, clock, {
        verb: 'stop_acceptance',
        subjectKind: 'child',
        subjectId: childId,
        facts: { duty: 'transfer_acceptance' },
      })
      count += stopped
    }
    return count
  })
}
