import { clearNumbers, listWithNumbers } from '#lib/data/transfers/forget-numbers'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'
import { forgetBefore, KEEP_NUMBERS_DAYS } from '#lib/rules/placements/kept-numbers'

/** 没有接收的外县转来，过了期限清掉三样号码，各记一件；姓名、缘由、走过的各步仍在。给出清了几份。 */
export function forgetNumbers(deps: Deps, clock: Clockwork): Promise<number> {
  const before = forgetBefore(instant(deps.clock.now().getTime()))
  return deps.db.asActor(clock, async (tx) => {
    let count = 0
    for (const id of await listWithNumbers(tx, clock, before)) {
      if (!(await clearNumbers(tx, clock, id))) continue
      await appendEvent(tx, clock, {
        verb: 'forget_numbers',
        subjectKind: 'transfer',
        subjectId: id,
        facts: { days: KEEP_NUMBERS_DAYS },
      })
      count += 1
    }
    return count
  })
}
