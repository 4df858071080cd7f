import { randomBytes } from 'node:crypto'
import { findAccountRow, revokeSessions, savePassword, setDisabled } from '#lib/data/identity/account-book'
import { hashPassword } from '#lib/data/passwords'
import type { Deps } from '#lib/duties/deps'
import { firstPassword } from '#lib/rules/identity/first-password'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AccountActForm } from '#lib/schemas/identity/admin-forms'
import { administer } from './administer.ts'

const VERB = { reset: 'reset_password', disable: 'disable_account', enable: 'enable_account' } as const

/** 账号上的三件事：重置口令（新口令只给一次）、停用、恢复。重置与停用都立即撤销全部会话。 */
export async function actOnAccount(
  deps: Deps,
  actor: Official,
  input: AccountActForm,
): Promise<Outcome<{ login: string; password: string }>> {
  const { act, accountId } = input
  const password = act === 'reset' ? firstPassword((count) => randomBytes(count)) : ''
  const passwordHash = password ? await hashPassword(password) : ''
  const acted = await administer(deps, actor, { verb: VERB[act], input }, async (tx) => {
    const account = await findAccountRow(tx, actor, accountId)
    if (!account) return refuse({ code: 'not_found' })
    // 不停自己的：停了就再没有人能恢复。
    if (act === 'disable' && account.personId === actor.personId) return refuse({ code: 'own_account' })
    const now = deps.clock.now()
    if (act === 'reset') await savePassword(tx, actor, accountId, passwordHash)
    else await setDisabled(tx, actor, accountId, act === 'disable' ? now : null)
    const sessions = act === 'enable' ? 0 : await revokeSessions(tx, actor, accountId, now)
    const facts = { person: account.personId, sessions }
    return done({
      answer: { login: account.login, mark: passwordHash.slice(-12) },
      acts: [{ subjectKind: 'account', subjectId: accountId, facts }],
    })
  })
  if (!acted.ok) return acted
  if (acted.value.mark !== passwordHash.slice(-12)) return refuse({ code: 'password_shown_once' })
  return done({ login: acted.value.login, password })
}
