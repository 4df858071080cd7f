import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import { putMessages } from '#lib/data/outbox'
import { findHomeTeaching } from '#lib/data/placements/home-teaching'
import { endPlacement, setChildStatus } from '#lib/data/placements/placements'
import { findPolicy } from '#lib/data/policies'
import { caseFacts } from '#lib/duties/cases/case-facts'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import { settleDeadlines } from '#lib/duties/cases/settle-deadlines'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, endOfDay, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import { takeStep } from '#lib/rules/cases/take-step'
import type { Clockwork } from '#lib/rules/people/actor'
import { homeTeachingStanding } from '#lib/rules/placements/home-teaching'

/**
 * 送教上门只有按时有记录才算在受教育（DT-4.5.3，L5-17）：隔久了提醒学校一次；
 * 再久的，送教就此中断，孩子回台账，个案的时限自中断那天起算。给出是否由此次办成。
 */
export function watchHomeTeaching(deps: Deps, clock: Clockwork, placementId: string): Promise<boolean> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(clock, async (tx) => {
    const found = await findHomeTeaching(tx, clock, placementId)
    const policy = await findPolicy(tx, clock, today)
    if (!found || found.ended || !policy) return false
    const rule = policy.profile.homeTeaching.value
    const standing = homeTeachingStanding(rule, found.sessions, found.fromOn, today)
    if (standing.state === 'kept') return false
    const { schoolId, classId } = found.child
    if (standing.state === 'warned') {
      if (!schoolId) return false
      const key = `home-teaching:${found.id}:${standing.lastOn ?? found.fromOn}`
      const body = { placement: found.id, unit: schoolId, role: 'officer', lapsesOn: standing.lapsesOn }
      await putMessages(tx, clock, [{ dedupeKey: key, kind: 'reminder', body }])
      return false
    }
    const endedOn = addDays(standing.lapsesOn, -1)
    if (found.caseId) {
      const kase = await findCase(tx, clock, found.caseId)
      if (!kase) return false
      const casePolicy = await loadCasePolicy(tx, clock, kase)
      const facts = { ...caseFacts(kase, casePolicy, null, today), placementExpired: true }
      const taken = takeStep(kase.state, 'expire_placement', 'clock', facts)
      if (!taken.ok) return false
      const moved = await moveCase(tx, clock, kase, {
        verb: 'expire_placement',
        to: taken.value.to,
        note: `送教中断：自${standing.lastOn ?? found.fromOn}起没有送教记录`,
        happenedOn: endedOn,
        changes: { untilOn: null },
        facts: { lapsed: true, last: standing.lastOn },
      })
      if (!moved) return false
      await settleDeadlines(tx, clock, kase, taken.value, {
        policy: casePolicy,
        startAt: endOfDay(endedOn),
        voidWhy: '送教中断，不再是限期销号',
      })
    }
    await endPlacement(tx, clock, { placementId: found.id, endedOn, why: 'lapsed' })
    await setChildStatus(tx, clock, found.childId, classId ? 'enrolled' : 'never_enrolled')
    await appendEvent(tx, clock, {
      verb: 'end_placement',
      subjectKind: 'placement',
      subjectId: found.id,
      caseId: found.caseId,
      classId,
      schoolId,
      happenedOn: endedOn,
      facts: { why: 'lapsed', last: standing.lastOn },
    })
    return true
  })
}
