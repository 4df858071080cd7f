import type { Tx } from '#lib/data/database'
import { voidDeadlines } from '#lib/data/deadlines'
import { listAwaitedInClass, listBackInClass, listFollowedInClass } from '#lib/data/transfers/waiting'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import type { Clockwork } from '#lib/rules/people/actor'

const STOPS = [
  {
    list: listBackInClass,
    duty: 'transfer_acceptance',
    verb: 'stop_acceptance',
    why: '没有转成，孩子在本班到校',
  },
  { list: listFollowedInClass, duty: 'outside_follow_up', verb: 'stop_follow_up', why: '已编进本县的班' },
  {
    list: listAwaitedInClass,
    duty: 'outside_follow_up',
    verb: 'stop_follow_up',
    why: '说在外地就读，孩子在本班到校',
  },
] as const

/**
 * 去向已经清楚的，时限停下：没有转成而在本班点到了的落实接收，已编进本县的班的区外跟踪，
 * 说在外地就读而在本班点到了的取证明。给出停了几条。
 */
export function stopWhenBack(deps: Deps, clock: Clockwork): Promise<number> {
  return deps.db.asActor(clock, async (tx) => {
    let count = 0
    for (const stop of STOPS)
      for (const childId of await stop.list(tx, clock)) count += await stopOne(tx, clock, childId, stop)
    return count
  })
}

async function stopOne(
  tx: Tx,
  clock: Clockwork,
  childId: string,
  { duty, verb, why }: (typeof STOPS)[number],
): Promise<number> {
  const stopped = await voidDeadlines(tx, clock, { subjectId: childId, duties: [duty], why })
  if (stopped > 0)
    await appendEvent(tx, clock, { verb, subjectKind: 'child', subjectId: childId, facts: { duty } })
  return stopped
}
