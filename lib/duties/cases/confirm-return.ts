import { insertReturn } from '#lib/data/cases/insert-acts'
import { lastUnexcusedAfter, presenceOn } from '#lib/data/cases/presence'
import type { Deps } from '#lib/duties/deps'
import { endStanding } from '#lib/duties/placements/end-standing'
import { startOfDay } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ConfirmReturnForm } from '#lib/schemas/cases/confirm-return'
import { type Acted, actOnCase } from './act-on-case.ts'
import { awaySince } from './case-papers.ts'
import { refuseBadDay } from './refuse-bad-day.ts'

/**
 * 确认返校，未入学线上是确认入学（DT-3.1.4）（NA-7.2，LX-3.2.3）：凭据是当天本班现行点名里该生在校，填表的人说了不算。
 * 拒绝：当天没有点名（先补点名），点名里该生未到，或那天以后又有无故缺勤。返校之后追办的时限作废并写明缘由，观察期起算。
 */
export async function confirmReturn(
  deps: Deps,
  actor: Official,
  input: ConfirmReturnForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'confirm_return', input, async ({ tx, kase, today }) => {
    const day = input.returnedOn
    // 回来过又走的，自最近一次走的那天起；从前那一段里到过校的日子不能再用。
    const bad = refuseBadDay('returnedOn', day, awaySince(kase), today)
    if (bad) return bad
    if (kase.child.classId === null) return refuse({ code: 'not_present', day })
    const presence = await presenceOn(tx, actor, { classId: kase.child.classId, childId: kase.child.id, day })
    if (!presence)
      return refuse({
        code: 'invalid_input',
        fields: { returnedOn: `${day} 本班还没有点名，请班主任先补点名，再确认返校` },
      })
    const again = await lastUnexcusedAfter(tx, actor, { childId: kase.child.id, day })
    if (again)
      return refuse({
        code: 'invalid_input',
        fields: {
          returnedOn: `${day} 之后 ${again} 又记着无故缺勤：请写最近一次回来的那天；记错的，请先更正点名`,
        },
      })
    const neverEnrolled = kase.line === 'never_enrolled'
    return done({
      ...(neverEnrolled ? { verb: 'enrol' as const } : {}),
      given: { presentDay: { day, present: presence.present } },
      move: {
        note: input.note || null,
        happenedOn: day,
        changes: {
          returnedOn: new Date(`${day}T00:00:00.000Z`),
          // 入学之后，班主任也看得到这件案。
          ...(neverEnrolled ? { classId: kase.child.classId } : {}),
        },
        facts: { rollCall: presence.rollCallId, round: kase.returns.length + 1 },
      },
      write: async () => {
        await insertReturn(tx, actor, kase, { day, rollCallId: presence.rollCallId, note: input.note })
        await endStanding(tx, actor, kase.child, { why: 'resumed', endedOn: day })
      },
      startAt: startOfDay(day),
    })
  })
}
