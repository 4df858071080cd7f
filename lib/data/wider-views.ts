import type { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import type { ASKED_BY_LABEL } from '#lib/rules/people/wider-view'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import { childReach, widerViewReach } from './reach.ts'

export type AskedBy = keyof typeof ASKED_BY_LABEL
type Asked = { readonly askedBy: AskedBy; readonly index: Uint8Array<ArrayBuffer> }

/** 这个号码本来就在可及范围里：不必临时查看。 */
export async function isInOwnReach(tx: Tx, actor: Official, { askedBy, index }: Asked): Promise<boolean> {
  const number = askedBy === 'id_number' ? { idIndex: index } : { studentNumberIndex: index }
  return (await tx.child.count({ where: { AND: [childReach(actor), number] } })) > 0
}

/** 某一刻以来，本人凭号码没有认出来的有几次。 */
export function countMisses(tx: Tx, actor: Official, since: Date): Promise<number> {
  const { personId } = actor
  return tx.widerView.count({
    where: { AND: [widerViewReach(actor), { personId, childId: null, recordedAt: { gte: since } }] },
  })
}

/** 记下一次请求；是谁由数据库凭盲索引认（wider_views 迁移的 resolve），认出的给编号与到时。 */
export async function insertWiderView(
  tx: Tx,
  actor: Official,
  given: Asked & { readonly reason: string; readonly minutes: number },
): Promise<{ id: string; found: boolean }> {
  const id = newId()
  const { askedBy, index, reason, minutes } = given
  await tx.widerView.createMany({
    data: {
      ...{ tenantId: actor.tenantId, id, askedBy, askedIndex: index, reason, minutes, role: actor.role },
      ...{ personId: actor.personId, appointmentId: actor.appointmentId, recordedAt: new Date() },
    },
  })
  const row = await tx.widerView.findFirst({
    where: { AND: [widerViewReach(actor), { id }] },
    select: { childId: true },
  })
  return { id, found: row !== null && row.childId !== null }
}

/** 收回，或核阅。 */
export async function insertWiderViewMark(
  tx: Tx,
  actor: Official,
  mark: { readonly viewId: string; readonly kind: 'ended' | 'reviewed'; readonly reason: string },
): Promise<void> {
  await tx.widerViewMark.createMany({
    data: {
      ...{ tenantId: actor.tenantId, id: newId(), role: actor.role, recordedAt: new Date(), ...mark },
      ...{ personId: actor.personId, appointmentId: actor.appointmentId },
    },
  })
}

const SELECT = {
  id: true,
  childId: true,
  schoolId: true,
  askedBy: true,
  reason: true,
  minutes: true,
  role: true,
  personId: true,
  appointmentId: true,
  expiresAt: true,
  recordedAt: true,
  person: { select: { name: true } },
  school: { select: { name: true } },
  marks: {
    orderBy: { recordedAt: 'asc' },
    select: {
      kind: true,
      reason: true,
      role: true,
      personId: true,
      recordedAt: true,
      person: { select: { name: true } },
    },
  },
} as const satisfies Prisma.WiderViewSelect

async function read(tx: Tx, actor: Official, where: Prisma.WiderViewWhereInput, take?: number) {
  const rows = await tx.widerView.findMany({
    where: { AND: [widerViewReach(actor), where] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    ...(take === undefined ? {} : { take }),
    select: SELECT,
  })
  return rows.map((row) => ({
    ...row,
    recordedAt: stamp(row.recordedAt),
    expiresAt: row.expiresAt ? stamp(row.expiresAt) : null,
    marks: row.marks.map((mark) => ({ ...mark, recordedAt: stamp(mark.recordedAt) })),
    ended: row.marks.find(({ kind }) => kind === 'ended') !== undefined,
    reviewedByMe: row.marks.some(({ kind, personId }) => kind === 'reviewed' && personId === actor.personId),
  }))
}
export type WiderViewRow = Awaited<ReturnType<typeof read>>[number]

function stamp(date: Date): Instant {
  return instant(date.getTime())
}

/** 看得到的各次，新的在前。 */
export function listWiderViews(tx: Tx, actor: Official): Promise<WiderViewRow[]> {
  return read(tx, actor, {}, 200)
}

/** 认出了人、而本人还没有核阅的各次；自己问的不由自己核阅。 */
export function listUnreviewed(tx: Tx, actor: Official): Promise<WiderViewRow[]> {
  const { personId } = actor
  const unread = { marks: { none: { kind: 'reviewed', personId } } }
  return read(tx, actor, { childId: { not: null }, personId: { not: personId }, ...unread })
}

/** 一次；没有或够不着是 null。 */
export async function findWiderView(tx: Tx, actor: Official, id: string): Promise<WiderViewRow | null> {
  return (await read(tx, actor, { id }, 1))[0] ?? null
}

/** 本人以此任职问的、没到时、没收回的一次：以它看那一个孩子的人。 */
export async function findOpenView(
  tx: Tx,
  actor: Official,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<{ viewer: Official; row: WiderViewRow } | null> {
  const row = await findWiderView(tx, actor, id)
  const { personId, appointmentId, role } = actor
  if (!row || row.personId !== personId || row.appointmentId !== appointmentId || row.role !== role)
    return null
  const { childId, expiresAt, ended } = row
  if (childId === null || expiresAt === null || ended || new Date(expiresAt) <= now) return null
  return { viewer: { ...actor, view: { id, childId } }, row }
}

/** 一次临时查看里打开过的各页，先后为序。 */
export async function listOpenings(tx: Tx, actor: Official, viewIds: readonly string[]) {
  const rows = await tx.accessLog.findMany({
    where: { tenantId: actor.tenantId, view: widerViewReach(actor), viewId: { in: [...viewIds] } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      viewId: true,
      reason: true,
      recordedAt: true,
      childId: true,
      child: { select: { name: true } },
    },
  })
  return rows.map((row) => ({ ...row, at: stamp(row.recordedAt) }))
}
export type Opening = Awaited<ReturnType<typeof listOpenings>>[number]
