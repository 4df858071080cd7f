import { findOwnAccount, revokeSessions, savePassword } from '#lib/data/identity/account-book'
import { checkPassword, hashPassword } from '#lib/data/passwords'
import type { Deps } from '#lib/duties/deps'
import { passwordFault } from '#lib/rules/identity/password-rule'
import { done, type Outcome, refuse } from '#lib/rules/outcome'

/** 谁坐在哪个会话上；由会话得来，不由表单给。 */
export type Seat = { readonly tenantId: string; readonly sessionId: string }

/** 改自己的口令：先对旧的，再换新的，其他设备随即退出。口令从不进账、不进日志。 */
export async function changeOwnPassword(
  { db, clock }: Deps,
  seat: Seat,
  given: { readonly current: string; readonly next: string },
): Promise<Outcome<{ ended: number }>> {
  const gate = { kind: 'gate', tenantId: seat.tenantId } as const
  const account = await db.asActor(gate, (tx) => findOwnAccount(tx, gate, seat.sessionId))
  if (!account) return refuse({ code: 'signed_out' })
  const fault = passwordFault(given.next, account.login)
  if (fault) return refuse({ code: 'invalid_input', fields: { next: fault } })
  const checked = await checkPassword(account.passwordHash, given.current)
  if (checked === 'busy') return refuse({ code: 'busy' })
  if (checked === 'wrong')
    return refuse({ code: 'invalid_input', fields: { current: '现在的口令不对，请核对。' } })
  const passwordHash = await hashPassword(given.next)
  return db.asActor(gate, async (tx) => {
    await savePassword(tx, gate, account.id, passwordHash)
    return done({ ended: await revokeSessions(tx, gate, account.id, clock.now(), seat.sessionId) })
  })
}

/** 退出我的其他设备；正用着的这一个留着。 */
export async function endOtherSessions({ db, clock }: Deps, seat: Seat): Promise<Outcome<{ ended: number }>> {
  const gate = { kind: 'gate', tenantId: seat.tenantId } as const
  return db.asActor(gate, async (tx) => {
    const account = await findOwnAccount(tx, gate, seat.sessionId)
    if (!account) return refuse({ code: 'signed_out' })
    return done({ ended: await revokeSessions(tx, gate, account.id, clock.now(), seat.sessionId) })
  })
}
