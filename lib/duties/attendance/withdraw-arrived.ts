import { findCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import type { Policy } from '#lib/data/policies'
import type { RollCallGround } from '#lib/data/roll-call-ground'
import { cameOnTheDay } from '#lib/rules/attendance/starting-signal'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import type { Official } from '#lib/rules/people/actor'
import { triggerOf } from './absence-clocks.ts'
import { withdrawSignal } from './withdraw-signal.ts'

/**
 * 时钟到点立了案，班里随后点名，人到了或有假条：那一刻并非「未到校又未请假」，立案撤销（DDK-4.4.2）。
 * 按日立案的没有这回事，一条语句也不多。给出撤了几件。
 */
export async function withdrawArrived(
  tx: Tx,
  actor: Official,
  ground: RollCallGround,
  policy: Policy,
  happened: { readonly day: PlainDate; readonly at: Instant; readonly unexcused: readonly string[] },
): Promise<number> {
  const { day, at, unexcused } = happened
  const trigger = triggerOf(policy)
  if (trigger.mode !== 'hours') return 0
  const days = schoolDayOf(ground.calendars.school, ground.calendars.grade)
  const arrived = ground.freshCases.filter(
    ({ childId, absentSinceOn }) =>
      !unexcused.includes(childId) && cameOnTheDay({ sinceOn: absentSinceOn }, trigger, day, days),
  )
  let count = 0
  for (const { caseId } of arrived) {
    const kase = await findCase(tx, actor, caseId)
    const note = `${day} 点名已到校或已准假，满时之日并非无故未到`
    if (kase && (await withdrawSignal(tx, actor, kase, { note, at }))) count += 1
  }
  return count
}
