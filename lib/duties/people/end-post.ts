import { endAppointment, findAppointment } from '#lib/data/identity/people'
import type { Deps } from '#lib/duties/deps'
import { addDays } from '#lib/rules/calendar/plain-date'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { EndPostForm } from '#lib/schemas/identity/admin-forms'
import { administer } from './administer.ts'

/** 离任：到某日为止。不往昨天以前倒填：那会抹掉他昨天办事的资格。 */
export function endPost(
  deps: Deps,
  actor: Official,
  input: EndPostForm,
): Promise<Outcome<{ appointmentId: string }>> {
  return administer(deps, actor, { verb: 'end_post', input }, async (tx, today) => {
    const { appointmentId, toOn } = input
    const post = await findAppointment(tx, actor, appointmentId)
    if (!post) return refuse({ code: 'not_found' })
    if (toOn < addDays(today, -1) || toOn < post.fromOn) return refuse({ code: 'end_day_past', day: toOn })
    if (!(await endAppointment(tx, actor, appointmentId, toOn))) return refuse({ code: 'changed_meanwhile' })
    const facts = { person: post.personId, post: post.role, unit: post.unitId, toOn }
    return done({
      answer: { appointmentId },
      acts: [{ subjectKind: 'appointment', subjectId: appointmentId, happenedOn: toOn, facts }],
    })
  })
}
