import { endAppointment, findAppointment, insertAppointment, schoolOfUnit } from '#lib/data/identity/people'
import type { Deps } from '#lib/duties/deps'
import { addDays } from '#lib/rules/calendar/plain-date'
import { judgeAppointment } from '#lib/rules/identity/appointments'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { isRole } from '#lib/rules/people/roles'
import type { HandOverForm } from '#lib/schemas/identity/admin-forms'
import { administer } from './administer.ts'
import { mostSchoolsOf, tenuresOf } from './appoint.ts'

/** 交接：原任到前一天，接任自这一天起，同一事务；中间不断一天，也不重一天。 */
export function handOverPost(
  deps: Deps,
  actor: Official,
  input: HandOverForm,
): Promise<Outcome<{ appointmentId: string }>> {
  return administer(deps, actor, { verb: 'hand_over_post', input }, async (tx, today) => {
    const { appointmentId, successorId, fromOn } = input
    const post = await findAppointment(tx, actor, appointmentId)
    const held = await tenuresOf(tx, actor, successorId)
    if (!post || !held || !isRole(post.role) || post.personId === successorId)
      return refuse({ code: 'not_found' })
    const toOn = addDays(fromOn, -1)
    if (fromOn < today || toOn < post.fromOn) return refuse({ code: 'end_day_past', day: fromOn })
    const { role, unitId, title } = post
    const schoolId = await schoolOfUnit(tx, actor, unitId)
    const judged = judgeAppointment(
      { role, unitId, schoolId, fromOn, toOn: null },
      held,
      await mostSchoolsOf(tx, actor, today),
    )
    if (!judged.ok) return judged
    if (!(await endAppointment(tx, actor, appointmentId, toOn))) return refuse({ code: 'changed_meanwhile' })
    const next = { personId: successorId, role, unitId, fromOn, toOn: null, title }
    const nextId = await insertAppointment(tx, actor, next)
    const facts = { post: role, unit: unitId, previous: post.personId, person: successorId, fromOn }
    return done({
      answer: { appointmentId: nextId },
      acts: [appointmentId, nextId].map((subjectId) => ({
        ...{ subjectKind: 'appointment', subjectId, happenedOn: fromOn, facts },
      })),
    })
  })
}
