import { instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import { viaChild } from './reach.ts'

const AGAIN_AFTER_MS = 30 * 60_000

/** 打开档案或个案也留痕：先记后给；半小时内同一个人再打开同一个孩子，不重复记。 */
export async function notePageRead(
  tx: Tx,
  actor: Official,
  seen: { readonly childId: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  const { tenantId, personId, role } = actor
  const { childId, reason, at } = seen
  const viewId = actor.view?.id ?? null
  const lately = await tx.accessLog.count({
    where: {
      ...{ tenantId, personId, childId, field: 'page', reason, viewId },
      recordedAt: { gte: new Date(at.getTime() - AGAIN_AFTER_MS) },
    },
  })
  if (lately > 0) return
  await tx.accessLog.createMany({
    data: { tenantId, id: newId(), childId, personId, role, field: 'page', reason, viewId, recordedAt: at },
  })
}

/** 一个孩子的查阅记录，新的在前。 */
export async function listReadsOfChild(tx: Tx, actor: Official, childId: string) {
  return read(tx, actor, { childId }, 100)
}

export const READS_PER_PAGE = 100

/** 一段时间里的查阅：全部，或某一个人的；只有可及范围里的孩子。 */
export async function listReads(
  tx: Tx,
  actor: Official,
  { personId, since }: { readonly personId?: string; readonly since: Date },
  limit: number,
) {
  return read(tx, actor, { recordedAt: { gte: since }, ...(personId ? { personId } : {}) }, limit)
}

/** 同一些查阅，一条不少，只取判断异常要的几列。 */
export async function listReadMarks(
  tx: Tx,
  actor: Official,
  { personId, since }: { readonly personId?: string; readonly since: Date },
) {
  const rows = await tx.accessLog.findMany({
    where: { AND: [viaChild(actor), { recordedAt: { gte: since } }, personId ? { personId } : {}] },
    select: { id: true, personId: true, childId: true, field: true, recordedAt: true },
  })
  return rows.map(({ recordedAt, ...row }) => ({ ...row, at: instant(recordedAt.getTime()) }))
}

/** 这几个人的姓名。 */
export async function namesOfPeople(
  tx: Tx,
  actor: Official,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = await tx.person.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [id, name]))
}

async function read(
  tx: Tx,
  actor: Official,
  where: { childId?: string; personId?: string; recordedAt?: { gte: Date } },
  limit: number,
) {
  const rows = await tx.accessLog.findMany({
    where: { AND: [viaChild(actor), where] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      personId: true,
      childId: true,
      role: true,
      field: true,
      reason: true,
      recordedAt: true,
      person: { select: { name: true } },
      child: { select: { name: true, school: { select: { name: true } } } },
    },
  })
  return rows.map(({ recordedAt, ...row }) => ({ ...row, at: instant(recordedAt.getTime()) }))
}

export type ReadRow = Awaited<ReturnType<typeof listReads>>[number]
