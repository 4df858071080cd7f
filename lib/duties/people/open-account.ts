import { randomBytes } from 'node:crypto'
import { insertAccount, loginTaken } from '#lib/data/identity/account-book'
import { findPerson } from '#lib/data/identity/people'
import { hashPassword } from '#lib/data/passwords'
import type { Deps } from '#lib/duties/deps'
import { firstPassword } from '#lib/rules/identity/first-password'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AccountForm } from '#lib/schemas/identity/admin-forms'
import { administer } from './administer.ts'

/** 开账号：登录名是「法域.名字」；初始口令只在这一次给出，库里只有摘要，账上也没有。 */
export async function openAccount(
  deps: Deps,
  actor: Official,
  input: AccountForm,
): Promise<Outcome<{ login: string; password: string }>> {
  const tenant = await deps.db.reference.tenant.findUnique({
    where: { id: actor.tenantId },
    select: { slug: true },
  })
  const login = `${tenant?.slug}.${input.name}`
  const password = firstPassword((count) => randomBytes(count))
  const passwordHash = await hashPassword(password)
  const opened = await administer(deps, actor, { verb: 'open_account', input }, async (tx) => {
    const person = await findPerson(tx, actor, input.personId)
    if (!person) return refuse({ code: 'not_found' })
    if (await loginTaken(tx, actor, login)) return refuse({ code: 'login_taken' })
    const accountId = await insertAccount(tx, actor, { personId: person.id, login, passwordHash })
    const acts = [{ subjectKind: 'account', subjectId: accountId, facts: { person: person.id } }]
    return done({ answer: { accountId, mark: passwordHash.slice(-12) }, acts })
  })
  if (!opened.ok) return opened
  // 同一提交重发的，口令已经不是存下的那一个：不给错的，请管理员重置。
  if (opened.value.mark !== passwordHash.slice(-12)) return refuse({ code: 'password_shown_once' })
  return done({ login, password })
}
