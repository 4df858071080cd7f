import { revokeSession } from '#lib/data/sessions'
import type { Deps } from '#lib/duties/deps'
import type { SessionReference } from '#lib/rules/identity/session-reference'

/** 退出：撤销会话，别处留着的同一个 cookie 也就作废。已经失效的再退一次也无妨。 */
export async function signOut({ db, clock }: Deps, { tenantId, sessionId }: SessionReference): Promise<void> {
  const gate = { kind: 'gate', tenantId } as const
  await db.asActor(gate, (tx) => revokeSession(tx, gate, sessionId, clock.now()))
}
