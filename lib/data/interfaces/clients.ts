import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { bureauReach } from '#lib/data/reach'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { INTERFACE_KINDS, INTERFACE_PER_MINUTE, type InterfaceKind } from '#lib/rules/interfaces/client'
import type { Gatekeeper, Official } from '#lib/rules/people/actor'

type Bytes = Uint8Array<ArrayBuffer>

/** 登记一份凭据；推送从此刻链上的最后一条之后开始。 */
export async function insertClient(
  tx: Tx,
  actor: Official,
  client: {
    readonly id: string
    readonly name: string
    readonly purpose: string
    readonly kinds: readonly InterfaceKind[]
    readonly tokenDigest: Bytes
    readonly expiresOn: PlainDate
    readonly push: { readonly url: string; readonly secret: Bytes } | null
  },
): Promise<void> {
  const { tenantId } = actor
  const last = await tx.ledgerLink.aggregate({ where: { tenantId }, _max: { seq: true } })
  await tx.interfaceClient.createMany({
    data: {
      ...{ tenantId, id: client.id, name: client.name, purpose: client.purpose, kinds: [...client.kinds] },
      tokenDigest: client.tokenDigest,
      expiresOn: columnFromDay(client.expiresOn),
      pushUrl: client.push?.url ?? null,
      pushSecret: client.push?.secret ?? null,
      pushedSeq: last._max.seq ?? 0n,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

/** 收回一份凭据；没有这一份、已经收回的给 false。 */
export async function revokeClient(tx: Tx, actor: Official, id: string): Promise<boolean> {
  const { count } = await tx.interfaceClient.updateMany({
    where: { AND: [bureauReach(actor), { id, revokedAt: null }] },
    data: { revokedAt: new Date() },
  })
  return count === 1
}

const SHOWN = {
  ...{ id: true, name: true, purpose: true, kinds: true, expiresOn: true, revokedAt: true, recordedAt: true },
  ...{ pushUrl: true, pushedAt: true, pushFailures: true, pushFault: true, pushNextAt: true },
  person: { select: { name: true } },
  appointment: { select: { role: true, fromOn: true, toOn: true } },
} as const

/** 登记过的凭据（或只要 `only` 那一份），新的在前；口令与推送的密钥读不出来。 */
export async function listClients(tx: Tx, actor: Official, today: PlainDate, only?: string) {
  const rows = await tx.interfaceClient.findMany({
    where: { AND: [bureauReach(actor), ...(only ? [{ id: only }] : [])] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: { ...SHOWN, reads: { orderBy: { recordedAt: 'desc' }, take: 1, select: { recordedAt: true } } },
  })
  return rows.map(({ person, appointment, kinds, reads, ...row }) => ({
    ...row,
    kinds: kindsOf(kinds),
    by: person.name,
    expiresOn: dayFromColumn(row.expiresOn),
    recordedAt: instant(row.recordedAt.getTime()),
    revokedAt: moment(row.revokedAt),
    pushedAt: moment(row.pushedAt),
    pushNextAt: moment(row.pushNextAt),
    readAt: moment(reads[0]?.recordedAt ?? null),
    inPost: holds(appointment, today),
  }))
}

export type ClientRow = Awaited<ReturnType<typeof listClients>>[number]

/** 一份凭据近来读过什么，新的在前。 */
export async function listReadsByClient(tx: Tx, actor: Official, clientId: string, limit: number) {
  const rows = await tx.interfaceRead.findMany({
    where: { AND: [bureauReach(actor), { clientId }] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, kind: true, recordedAt: true },
  })
  return rows.map(({ id, kind, recordedAt }) => ({
    id,
    kind: INTERFACE_KINDS.find((one) => one === kind) ?? null,
    at: instant(recordedAt.getTime()),
  }))
}

/**
 * 记下读了一次；先记后给。这一分钟里已经读够 `INTERFACE_PER_MINUTE` 次的不记，给出 false。
 * 数的是库里的时刻；两次同时来，至多多给一次。
 */
export async function noteInterfaceRead(
  tx: Tx,
  actor: Official,
  { clientId, kind }: { readonly clientId: string; readonly kind: InterfaceKind },
): Promise<boolean> {
  const { tenantId, personId } = actor
  const noted = await tx.$executeRaw`
    insert into app.interface_read (tenant_id, id, client_id, kind, person_id, recorded_at)
    select ${tenantId}::uuid, ${newId()}::uuid, ${clientId}::uuid, ${kind}, ${personId}::uuid, clock_timestamp()
    where (select count(*) from app.interface_read r where r.tenant_id = ${tenantId}::uuid and r.client_id = ${clientId}::uuid
      and r.recorded_at > clock_timestamp() - interval '1 minute') < ${INTERFACE_PER_MINUTE}`
  return noted === 1
}

/** 门口认一份凭据：摘要、读哪几种、用到哪天，与登记的人以那个岗位当日有效的任职。没有这一份是 null。 */
export async function findClientAtGate(tx: Tx, gate: Gatekeeper, id: string, day: PlainDate) {
  const row = await tx.interfaceClient.findFirst({
    where: { tenantId: gate.tenantId, id },
    select: {
      ...{ id: true, kinds: true, tokenDigest: true, expiresOn: true, revokedAt: true, personId: true },
      appointmentId: true,
      appointment: { select: { role: true, fromOn: true, toOn: true } },
    },
  })
  if (!row) return null
  const posts = await tx.appointment.findMany({
    where: {
      ...{ tenantId: gate.tenantId, personId: row.personId, role: row.appointment.role },
      fromOn: { lte: columnFromDay(day) },
      OR: [{ toOn: null }, { toOn: { gte: columnFromDay(day) } }],
      person: { accounts: { some: { disabledAt: null } } },
    },
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
    select: { id: true, unitId: true },
  })
  return {
    ...{ id: row.id, personId: row.personId, role: row.appointment.role, posts },
    kinds: kindsOf(row.kinds),
    tokenDigest: row.tokenDigest,
    expiresOn: dayFromColumn(row.expiresOn),
    revokedAt: moment(row.revokedAt),
    inPost: posts.some((post) => post.id === row.appointmentId),
    appointmentId: row.appointmentId,
  }
}

function kindsOf(kinds: readonly string[]): readonly InterfaceKind[] {
  return INTERFACE_KINDS.filter((one) => kinds.includes(one))
}

function moment(at: Date | null): Instant | null {
  return at ? instant(at.getTime()) : null
}

function holds(post: { readonly fromOn: Date; readonly toOn: Date | null }, day: PlainDate): boolean {
  const on = columnFromDay(day).getTime()
  return post.fromOn.getTime() <= on && (post.toOn === null || post.toOn.getTime() >= on)
}
