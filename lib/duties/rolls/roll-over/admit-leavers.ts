import { enterClass, listOwnClasses } from '#lib/data/enrolment/admit'
import { setChildStatus } from '#lib/data/placements/placements'
import { listLeaversToAdmit } from '#lib/data/rolls/leavers'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvents } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AdmitLeaversForm } from '#lib/schemas/rolls/roll-over-forms'

/** 初中照小学交来的名单编班（LX-2.6.2）：报到的一批进一个班；开学当天还没有编班的，自动立未入学的案。 */
export async function admitLeavers(
  deps: Deps,
  actor: Official,
  input: AdmitLeaversForm,
): Promise<Outcome<{ readonly admitted: number }>> {
  const act = { verb: 'admit_leavers', by: ['officer', 'principal'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { classId } = input
    const klass = (await listOwnClasses(tx, actor)).find(({ id }) => id === classId)
    const waiting = new Map((await listLeaversToAdmit(tx, actor)).map((leaver) => [leaver.id, leaver]))
    if (!klass || input.childIds.some((id) => !waiting.has(id))) return refuse({ code: 'not_found' })
    // 新班还没有到起始日的，自起始日编入。
    const fromOn = [today, klass.validFrom].toSorted().at(-1) ?? today
    // 别人先编了这一个：整批退回，不编一半。
    for (const childId of input.childIds) {
      if (!(await enterClass(tx, actor, { childId, classId, fromOn })))
        throw new Error('a leaver was admitted twice at once')
      // 毕业离了小学的记着未入学，编进初中的班就是在校；已经立了案的，等到校那天的点名由个案来改。
      const leaver = waiting.get(childId)
      if (leaver?.status === 'never_enrolled' && leaver.dropoutCases.length === 0)
        await setChildStatus(tx, actor, childId, 'enrolled')
    }
    await appendEvents(
      tx,
      actor,
      input.childIds.map((childId) => ({
        verb: 'admit_child',
        subjectKind: 'child',
        subjectId: childId,
        classId,
        schoolId: klass.schoolId,
        happenedOn: fromOn,
        facts: { class: classId },
      })),
    )
    return done({ admitted: input.childIds.length })
  })
}
