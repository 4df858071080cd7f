import { type FoundCase, findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { openDeadlines, type StartedDuty } from '#lib/data/deadlines'
import { findHandOver, listVillagesOf, meetAnswer, settleHandOver, takeOver } from '#lib/data/hand-overs'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { takenOverDuties } from '#lib/rules/cases/hand-over'
import { DUTY_CODES, type DutyCode } from '#lib/rules/clocks/duty-codes'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AcceptHandOverForm } from '#lib/schemas/cases/hand-over'
import type { Acted } from './act-on-case.ts'
import { loadCasePolicy } from './case-policy.ts'
import { dutyStartedAt } from './duty-started-at.ts'

/**
 * 接收移交（F19）：个案自此归本乡镇，看得到、办得了；移交方的时限停下，到期未办的仍是逾期。
 * 入户自接收之时起算；定给家长的期限日子照旧。次序要紧：先凭单子把案接过来，才看得见案。
 * 拒绝：不是送到本单位的；村不是本乡镇的；已经答复、收回。
 */
export async function acceptHandOver(
  deps: Deps,
  actor: Official,
  input: AcceptHandOverForm,
): Promise<Outcome<Acted>> {
  if (actor.role !== 'township' && actor.role !== 'township_leader') return refuse({ code: 'not_allowed' })
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'accept_hand_over', input }, async () => {
      const offer = await findHandOver(tx, actor, input.handOverId)
      if (!offer?.toUnitId || !actor.unitIds.includes(offer.toUnitId)) return refuse({ code: 'not_found' })
      if (offer.settledAt) return refuse({ code: 'changed_meanwhile' })
      // 别镇、别县的村与没有的一样：先问，不等数据库的守卫来拦。
      const villages = input.villageId ? await listVillagesOf(tx, actor, [offer.toUnitId]) : []
      if (input.villageId && !villages.some(({ id }) => id === input.villageId))
        return refuse({ code: 'not_found' })
      const stopped = await takeOver(tx, offer.id, input.villageId || null)
      if (!stopped) return refuse({ code: 'changed_meanwhile' })
      const kase = await findCase(tx, actor, offer.caseId)
      if (!kase) throw new Error('a case taken over is out of reach')
      const settled = await settleHandOver(tx, actor, offer.id, { decision: 'accepted', reason: null })
      // 案已过手：到这里不成的，整个事务回滚。
      if (!settled) throw new Error('a hand-over was settled while it was taken over')
      const moved = await moveCase(tx, actor, kase, {
        verb: 'accept_hand_over',
        to: kase.state,
        note: `${offer.fromUnit.name}移交，${offer.toName}接收`,
        facts: { handOver: offer.id, from: offer.fromUnitId },
      })
      if (!moved) throw new Error('a case moved while it was taken over')
      await meetAnswer(tx, actor, offer.id)
      await carryOn(tx, actor, kase, stopped, at)
      return done({ caseId: kase.id, state: kase.state, version: kase.version + 1 })
    }),
  )
}

/** 接着开：家长的期限原样，入户重新起算；都由接收方承担。 */
async function carryOn(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  stopped: readonly { readonly duty: string; readonly round: number }[],
  at: Instant,
): Promise<void> {
  const policy = await loadCasePolicy(tx, actor, kase)
  const codes = DUTY_CODES.filter((code) => stopped.some(({ duty }) => duty === code))
  const { keep, restart } = takenOverDuties(codes)
  const roundOf = (duty: DutyCode) =>
    Math.max(
      0,
      ...kase.deadlines
        .filter((one) => one.duty === duty && one.subjectId === kase.id)
        .map((one) => one.round),
    ) + 1
  const kept = keep.flatMap((duty): { duty: StartedDuty; role: string }[] => {
    const old = kase.deadlines.findLast((one) => one.duty === duty && one.subjectId === kase.id)
    if (!old) return []
    const days = {
      counted: old.counted.map(plainDate),
      skipped: old.skipped.map((one) => ({ ...one, date: plainDate(one.date) })),
    }
    return [{ duty: { ...old, duty, event: old.startEvent, ...days }, role: old.ownerRole }]
  })
  const fresh = restart.map((duty) => {
    const started = dutyStartedAt(policy, duty, at)
    return { duty: { ...started, event: 'accept_hand_over' }, role: started.owner }
  })
  await openDeadlines(
    tx,
    actor,
    [...kept, ...fresh].map(({ duty, role }) => ({
      duty,
      subject: {
        subjectId: kase.id,
        caseId: kase.id,
        childId: kase.child.id,
        classId: kase.classId,
        schoolId: kase.schoolId,
        round: roundOf(duty.duty),
        ownerRole: role,
        ownerUnitId: kase.townshipId ?? '',
        policyVersionId: kase.policyVersionId,
      },
    })),
  )
}
