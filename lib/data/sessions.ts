import { Prisma } from '#lib/generated/prisma/client'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Gatekeeper } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import type { Database, Tx } from './database.ts'
import { newId } from './ids.ts'

/** 开一个会话，给出会话号。 */
export async function createSession(
  tx: Tx,
  gate: Gatekeeper,
  opened: { personId: string; accountId: string; now: Date; expiresAt: Date },
): Promise<string> {
  const id = newId()
  await tx.session.create({
    data: {
      tenantId: gate.tenantId,
      id,
      personId: opened.personId,
      accountId: opened.accountId,
      createdAt: opened.now,
      lastSeenAt: opened.now,
      expiresAt: opened.expiresAt,
    },
    select: { id: true },
  })
  return id
}

/** 此人某日有效的一个任职，含单位名称与升班之前的那个班。 */
export type HeldAppointment = {
  readonly id: string
  readonly role: string
  readonly unitId: string
  readonly unitName: string
  /** 升班之前的那个班：它的点名与个案的历史随班走。 */
  readonly formerIds: readonly string[]
}

/** 会话一行，连同账号是否停用、本人姓名、租户名称，与此人当日有效的任职。 */
export type HeldSession = {
  readonly id: string
  readonly personId: string
  readonly role: string | null
  readonly lastSeenAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly disabledAt: Date | null
  readonly personName: string
  readonly tenantName: string
  readonly appointments: readonly HeldAppointment[]
}

/**
 * 会话与本人 `day` 那天的任职（按起始日排好）；没有这个会话是 null。有效与否由调用方按时限判断。
 * 每个请求都要问这一句，所以不开事务，只有一条语句（ADR 0094）。
 */
export async function findSession(
  db: Database,
  gate: Gatekeeper,
  sessionId: string,
  day: PlainDate,
): Promise<HeldSession | null> {
  const [row] = await db.askAsGate<HeldSession & { appointments: HeldAppointment[] | null }>(
    gate,
    (context) => Prisma.sql`
      select id, person_id as "personId", role, last_seen_at as "lastSeenAt", expires_at as "expiresAt",
        revoked_at as "revokedAt", disabled_at as "disabledAt", person_name as "personName",
        tenant_name as "tenantName", appointments
      from guard.held_session(${context}, ${sessionId}::uuid, ${day}::date)`,
  )
  return row ? { ...row, appointments: row.appointments ?? [] } : null
}

/** 记下最近一次活动。 */
export async function touchSession(tx: Tx, gate: Gatekeeper, sessionId: string, now: Date): Promise<void> {
  await tx.session.updateMany({
    where: { tenantId: gate.tenantId, id: sessionId, revokedAt: null, lastSeenAt: { lt: now } },
    data: { lastSeenAt: now },
  })
}

/** 撤销会话：下一次请求就不再有效。 */
export async function revokeSession(tx: Tx, gate: Gatekeeper, sessionId: string, now: Date): Promise<void> {
  await tx.session.updateMany({
    where: { tenantId: gate.tenantId, id: sessionId, revokedAt: null },
    data: { revokedAt: now },
  })
}

/** 换到另一张办公桌。 */
export async function seatAt(tx: Tx, gate: Gatekeeper, sessionId: string, role: Role): Promise<void> {
  await tx.session.updateMany({
    where: { tenantId: gate.tenantId, id: sessionId, revokedAt: null },
    data: { role },
  })
}
