import type { Tx } from '#lib/data/database'
import { findPerson, insertAppointment, lockPerson, schoolOfUnit } from '#lib/data/identity/people'
import { findUnitByCode } from '#lib/data/identity/unit-book'
import { findPolicy } from '#lib/data/policies'
import type { Deps } from '#lib/duties/deps'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { judgeAppointment, rolesAt, type Tenure } from '#lib/rules/identity/appointments'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { isRole } from '#lib/rules/people/roles'
import type { AppointForm } from '#lib/schemas/identity/admin-forms'
import { administer } from './administer.ts'

/** 任命：单位按代码找，岗位要合这一级；同一岗位同时只有一段；督学不兼责任校的岗位（L6-10），负责的学校不超过本地文件的数。 */
export function appoint(
  deps: Deps,
  actor: Official,
  input: AppointForm,
): Promise<Outcome<{ appointmentId: string }>> {
  return administer(deps, actor, { verb: 'appoint', input }, async (tx, today) => {
    const unit = await findUnitByCode(tx, actor, input.unitCode)
    const held = await tenuresOf(tx, actor, input.personId)
    if (!unit || !held) return refuse({ code: 'not_found' })
    if (!rolesAt(unit.kind).includes(input.role)) return refuse({ code: 'role_not_of_unit' })
    const { personId, role, fromOn } = input
    const toOn = input.toOn === '' ? null : input.toOn
    const schoolId = await schoolOfUnit(tx, actor, unit.id)
    const judged = judgeAppointment(
      { role, unitId: unit.id, schoolId, fromOn, toOn },
      held,
      await mostSchoolsOf(tx, actor, today),
    )
    if (!judged.ok) return judged
    const appointmentId = await insertAppointment(tx, actor, {
      ...{ personId, role, unitId: unit.id, fromOn, toOn },
      title: input.title || null,
    })
    const facts = { person: personId, post: role, unit: unit.id, fromOn, toOn }
    return done({
      answer: { appointmentId },
      acts: [{ subjectKind: 'appointment', subjectId: appointmentId, happenedOn: fromOn, facts }],
    })
  })
}

/** 今天采用的文件里，一名督学至多负责几所学校；没有写的是 null。 */
export async function mostSchoolsOf(tx: Tx, actor: Official, today: PlainDate): Promise<number | null> {
  const policy = await findPolicy(tx, actor, today)
  return policy?.profile.inspections.value.maxSchoolsPerInspector ?? null
}

/** 一个人的全部任职，判断兼任时用；没有这个人是 null。 */
export async function tenuresOf(tx: Tx, actor: Official, personId: string): Promise<Tenure[] | null> {
  // 同一个人的任职一件一件办：先到的提交了，后到的才数得准。
  await lockPerson(tx, actor, personId)
  const person = await findPerson(tx, actor, personId)
  if (!person) return null
  const tenures: Tenure[] = []
  for (const { role, unitId, fromOn, toOn } of person.appointments)
    if (isRole(role))
      tenures.push({ role, unitId, schoolId: await schoolOfUnit(tx, actor, unitId), fromOn, toOn })
  return tenures
}
