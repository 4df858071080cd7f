import { insertPerson } from '#lib/data/identity/people'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { PersonForm } from '#lib/schemas/identity/admin-forms'
import { administer } from './administer.ts'

/** 新建一个人：只有姓名与工作电话；岗位与账号另办。 */
export function createPerson(
  deps: Deps,
  actor: Official,
  input: PersonForm,
): Promise<Outcome<{ personId: string }>> {
  return administer(deps, actor, { verb: 'create_person', input }, async (tx) => {
    const { name, workPhone } = input
    const personId = await insertPerson(tx, actor, { name, workPhone: workPhone || null })
    return done({ answer: { personId }, acts: [{ subjectKind: 'person', subjectId: personId, facts: {} }] })
  })
}
