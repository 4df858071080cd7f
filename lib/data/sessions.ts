import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Gatekeeper } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'
import { newId } from './ids.ts'

function byKey(gate: Gatekeeper, id: string) {
  return { tenantId_id: { tenantId: gate.tenantId, id } }
}

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

/** 会话一行，连同账号是否停用、本人姓名、租户名称；没有则为 null。有效与否由调用方按时限判断。 */
export async function findSession(tx: Tx, gate: Gatekeeper, sessionId: string) {
  return tx.session.findUnique({
    where: byKey(gate, sessionId),
    select: {
      id: true,
      personId: true,
      role: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      account: { select: { disabledAt: true } },
      person: { select: { name: true } },
      tenant: { select: { name: true } },
    },
  })
}

/** 某人某日有效的任职，按起始日排好，含单位名称。 */
export async function listAppointments(tx: Tx, gate: Gatekeeper, personId: string, day: PlainDate) {
  const on = columnFromDay(day)
  return tx.appointment.findMany({
    where: {
      tenantId: gate.tenantId,
      personId,
      fromOn: { lte: on },
      OR: [{ toOn: null }, { toOn: { gte: on } }],
    },
    select: {
      id: true,
      role: true,
      unitId: true,
      // 升班之前的那个班：它的点名与个案的历史随班走。
      unit: { select: { name: true, predecessors: { where: { kind: 'class' }, select: { id: true } } } },
    },
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
  })
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
