import type { Gatekeeper } from '#lib/rules/people/actor'
import type { Database, Tx } from './database.ts'

/** 法域代号 → 租户 id；没有这个法域是 null。 */
export async function findTenantBySlug(
  db: Database,
  slug: string,
): Promise<{ id: string; code: string; name: string } | null> {
  return db.reference.tenant.findUnique({ where: { slug }, select: { id: true, code: true, name: true } })
}

/** 登录名 → 账号；停用的也给出，由调用方拒绝。 */
export async function findAccount(tx: Tx, gate: Gatekeeper, login: string) {
  return tx.account.findUnique({
    where: { tenantId_login: { tenantId: gate.tenantId, login } },
    select: { id: true, personId: true, passwordHash: true, disabledAt: true },
  })
}
