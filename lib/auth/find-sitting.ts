import type { Database } from '#lib/data/database'
import { findSession, type HeldAppointment, touchSession } from '#lib/data/sessions'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Post, Sitting } from '#lib/rules/identity/post'
import { isDueForTouch, isLive } from '#lib/rules/identity/session-times'
import { isRole } from '#lib/rules/people/roles'

/** 同一岗位的几个任职合成一张办公桌；认不得的岗位不算。 */
function gatherPosts(appointments: readonly HeldAppointment[]): Post[] {
  const posts = new Map<string, Post>()
  for (const { id, role, unitId, unitName, formerIds } of appointments) {
    if (!isRole(role)) continue
    const post = posts.get(role)
    posts.set(role, {
      role,
      unitIds: [...(post?.unitIds ?? []), unitId, ...formerIds],
      unitNames: [...(post?.unitNames ?? []), unitName],
      appointmentId: post?.appointmentId ?? id,
    })
  }
  return [...posts.values()]
}

/**
 * 会话引用 → 此人此刻的处境。会话失效、账号停用都是 null；任职按北京时间当天现读，
 * 中午调走，下一次请求就生效。一条语句读完。
 */
export async function findSitting(
  db: Database,
  reference: { readonly tenantId: string; readonly sessionId: string },
  now: Date,
): Promise<Sitting | null> {
  const gate = { kind: 'gate', tenantId: reference.tenantId } as const
  const today = dayOf(instant(now.getTime()))
  const session = await findSession(db, gate, reference.sessionId, today)
  if (!session || session.disabledAt !== null) return null
  const moments = {
    lastSeenMs: session.lastSeenAt.getTime(),
    expiresMs: session.expiresAt.getTime(),
    revoked: session.revokedAt !== null,
  }
  const posts = gatherPosts(session.appointments)
  const chosen = session.role !== null && isRole(session.role) ? session.role : null
  const [only] = posts
  const sitsAt = chosen ?? (posts.length === 1 && only ? only.role : null)
  if (!isLive(moments, now.getTime(), sitsAt)) return null
  if (isDueForTouch(moments, now.getTime())) {
    await db.asActor(gate, (tx) => touchSession(tx, gate, session.id, now))
  }
  return {
    tenantId: gate.tenantId,
    tenantName: session.tenantName,
    sessionId: session.id,
    personId: session.personId,
    personName: session.personName,
    chosen,
    posts,
  }
}
