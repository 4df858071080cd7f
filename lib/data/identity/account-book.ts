import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import type { Gatekeeper, Official } from '#lib/rules/people/actor'

/** 登录名有没有人用了。 */
export async function loginTaken(tx: Tx, actor: Official, login: string): Promise<boolean> {
  return (await tx.account.count({ where: { tenantId: actor.tenantId, login } })) > 0
}

/** 开一个账号。 */
export async function insertAccount(
  tx: Tx,
  actor: Official,
  given: { readonly personId: string; readonly login: string; readonly passwordHash: string },
): Promise<string> {
  const id = newId()
  await tx.account.createMany({ data: { tenantId: actor.tenantId, id, ...given, createdAt: new Date() } })
  return id
}

/** 管理员看得到的账号一行；没有口令摘要。 */
export async function findAccountRow(tx: Tx, actor: Official, id: string) {
  return tx.account.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, login: true, personId: true, disabledAt: true },
  })
}

/** 换口令。 */
export async function savePassword(
  tx: Tx,
  actor: Official | Gatekeeper,
  id: string,
  passwordHash: string,
): Promise<void> {
  await tx.account.updateMany({ where: { tenantId: actor.tenantId, id }, data: { passwordHash } })
}

/** 停用或恢复。 */
export async function setDisabled(tx: Tx, actor: Official, id: string, at: Date | null): Promise<void> {
  await tx.account.updateMany({ where: { tenantId: actor.tenantId, id }, data: { disabledAt: at } })
}

/** 撤销一个账号的全部会话，`keep` 除外；给出撤销几个。 */
export async function revokeSessions(
  tx: Tx,
  actor: Official | Gatekeeper,
  accountId: string,
  now: Date,
  keep?: string,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      tenantId: actor.tenantId,
      accountId,
      revokedAt: null,
      ...(keep ? { id: { not: keep } } : {}),
    },
    data: { revokedAt: now },
  })
  return count
}

/** 本人的会话所属的账号，连同口令摘要；只给门口用。 */
export async function findOwnAccount(tx: Tx, gate: Gatekeeper, sessionId: string) {
  const row = await tx.session.findFirst({
    where: { tenantId: gate.tenantId, id: sessionId },
    select: { account: { select: { id: true, login: true, passwordHash: true } } },
  })
  return row?.account ?? null
}

/** 本人此刻有效的会话，新的在前。 */
export async function listOwnSessions(tx: Tx, gate: Gatekeeper, personId: string, now: Date) {
  return tx.session.findMany({
    where: { tenantId: gate.tenantId, personId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    take: 50,
    select: { id: true, createdAt: true, lastSeenAt: true },
  })
}
