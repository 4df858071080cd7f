import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Gatekeeper } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import type { Tx } from './database.ts'
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
 * 每个请求都要问这一句，所以只有一条语句（ADR 0072）。
 */
export async function findSession(
  tx: Tx,
  gate: Gatekeeper,
  sessionId: string,
  day: PlainDate,
): Promise<HeldSession | null> {
  const [row] = await tx.$queryRaw<(HeldSession & { appointments: HeldAppointment[] | null })[]>`
    select s.id, s.person_id as "personId", s.role, s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
      s.revoked_at as "revokedAt", a.disabled_at as "disabledAt", p.name as "personName", t.name as "tenantName",
      (select json_agg(json_build_object('id', h.id, 'role', h.role, 'unitId', h.unit_id, 'unitName', u.name,
          'formerIds', (select coalesce(json_agg(f.id order by f.id), '[]') from app.unit f
            where f.tenant_id = u.tenant_id and f.successor_id = u.id and f.kind = 'class')) order by h.from_on, h.id)
        from app.appointment h join app.unit u on u.tenant_id = h.tenant_id and u.id = h.unit_id
        where h.tenant_id = s.tenant_id and h.person_id = s.person_id
          and h.from_on <= ${day}::date and (h.to_on is null or h.to_on >= ${day}::date)) as appointments
    from app.session s
    join app.account a on a.tenant_id = s.tenant_id and a.id = s.account_id
    join app.person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join app.tenant t on t.id = s.tenant_id
    where s.tenant_id = ${gate.tenantId}::uuid and s.id = ${sessionId}::uuid`
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
