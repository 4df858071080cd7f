import { findCase } from '#lib/data/cases/find-case'
import { enterClass, listOwnClasses } from '#lib/data/enrolment/admit'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AdmitChildForm } from '#lib/schemas/enrolment/admit-child'

export type Admitted = { readonly caseId: string; readonly classId: string }

/**
 * 学校把未入学的孩子编进班（DT-3.1.4）：编了班，点名册上才有他；入学要等他到校那天的点名来证明，
 * 所以编班不改个案的状态。
 */
export async function admitChild(
  deps: Deps,
  actor: Official,
  input: AdmitChildForm,
): Promise<Outcome<Admitted>> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'admit_child', input }, async () => {
      if (actor.role !== 'officer' && actor.role !== 'principal') return refuse({ code: 'not_allowed' })
      const kase = await findCase(tx, actor, input.caseId)
      if (kase?.line !== 'never_enrolled') return refuse({ code: 'not_found' })
      const open = STANDING_OF[kase.state] === 'open' || kase.state === 'placed'
      if (!open || kase.child.classId !== null) return refuse({ code: 'changed_meanwhile' })
      const classes = await listOwnClasses(tx, actor)
      if (!classes.some(({ id }) => id === input.classId)) return refuse({ code: 'not_found' })
      const entered = await enterClass(tx, actor, {
        childId: kase.child.id,
        classId: input.classId,
        fromOn: today,
      })
      // 名册已经写了一行：整个事务回滚。
      if (!entered) throw new Error('a child was admitted twice at once')
      await appendEvent(tx, actor, {
        verb: 'admit_child',
        subjectKind: 'child',
        subjectId: kase.child.id,
        caseId: kase.id,
        classId: input.classId,
        schoolId: kase.schoolId,
        facts: { class: input.classId },
      })
      return done({ caseId: kase.id, classId: input.classId })
    }),
  )
}
