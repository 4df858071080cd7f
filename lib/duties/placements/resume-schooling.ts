import { lastUnexcusedAfter, presenceOn } from '#lib/data/cases/presence'
import { voidDeadlines } from '#lib/data/deadlines'
import { endPlacement, listStandingPlacements, setChildStatus } from '#lib/data/placements/placements'
import { refuseBadDay } from '#lib/duties/cases/refuse-bad-day'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ResumeSchoolingForm } from '#lib/schemas/placements/resume'

/**
 * 提前复学（DT-4.2.2，NA-7.2）：没有个案的休学、送教，孩子回来上课了，凭那天本班的点名了结；假条、续批的时限随之停下。
 * 有个案的在个案里确认返校。拒绝：不在期内；有个案；那天没有点名、点名里未到，或那天以后又记着无故缺勤。
 */
export async function resumeSchooling(
  deps: Deps,
  actor: Official,
  input: ResumeSchoolingForm,
): Promise<Outcome<{ placementId: string }>> {
  const act = { verb: 'end_placement', by: ['officer', 'principal'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const placement = (await listStandingPlacements(tx, actor)).find(({ id }) => id === input.placementId)
    if (!placement?.classId) return refuse({ code: 'not_found' })
    const { childId, classId, schoolId, kind } = placement
    if (placement.caseId) return refuse({ code: 'not_for_this_child', why: 'resume_in_case' })
    const day = input.resumedOn
    const bad = refuseBadDay('resumedOn', day, placement.fromOn, today, '期限开始')
    if (bad) return bad
    const wrong = (text: string) => refuse({ code: 'invalid_input', fields: { resumedOn: text } })
    const presence = await presenceOn(tx, actor, { classId, childId, day })
    if (!presence) return wrong(`${day} 本班还没有点名，请班主任先点名，再确认复学`)
    if (!presence.present) return refuse({ code: 'not_present', day })
    const again = await lastUnexcusedAfter(tx, actor, { childId, day })
    if (again) return wrong(`${day} 之后 ${again} 又记着无故缺勤：请写最近一次回来的那天`)
    await endPlacement(tx, actor, { placementId: placement.id, endedOn: day, why: 'resumed' })
    await setChildStatus(tx, actor, childId, 'enrolled')
    await voidDeadlines(tx, actor, {
      ...{ subjectId: placement.id, duties: ['deferral_renewal'] },
      why: `${day} 已复学`,
    })
    await appendEvent(tx, actor, {
      verb: 'end_placement',
      subjectKind: 'placement',
      subjectId: placement.id,
      classId,
      schoolId,
      happenedOn: day,
      facts: { why: 'resumed', kind, rollCall: presence.rollCallId },
    })
    return done({ placementId: placement.id })
  })
}
