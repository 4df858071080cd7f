import type { Gatekeeper } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/** 登录名与来源都只存摘要。 */
export type AttemptKey = {
  readonly loginDigest: Uint8Array<ArrayBuffer>
  readonly sourceDigest: Uint8Array<ArrayBuffer>
}

export type AttemptWindow = { readonly from: Date; readonly familiarFrom: Date }

/**
 * 数这次之前的失败。同一账号与来源的尝试先排队（事务级锁），并行一百次也只放行该放的几次。
 * 每次尝试先记一笔失败，成功再补一笔成功，所以失败数 = 失败 − 成功。
 */
export async function countFailures(tx: Tx, gate: Gatekeeper, key: AttemptKey, window: AttemptWindow) {
  const lockName =
    Buffer.from(key.loginDigest).toString('hex') + Buffer.from(key.sourceDigest).toString('hex')
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName}, 5012))`
  const { tenantId } = gate
  const { loginDigest, sourceDigest } = key
  const pairSuccess = await tx.signInAttempt.findFirst({
    where: { tenantId, loginDigest, sourceDigest, succeeded: true, at: { gte: window.familiarFrom } },
    orderBy: { at: 'desc' },
    select: { at: true },
  })
  const from = pairSuccess && pairSuccess.at > window.from ? pairSuccess.at : window.from
  const pairFailures = await tx.signInAttempt.findMany({
    where: { tenantId, loginDigest, sourceDigest, succeeded: false, at: { gt: from } },
    orderBy: { at: 'asc' },
    select: { at: true },
    take: 50,
  })
  const recent = { tenantId, at: { gte: window.from } }
  const bySource = await tx.signInAttempt.groupBy({
    by: ['succeeded'],
    where: { ...recent, sourceDigest },
    _count: true,
    _min: { at: true },
  })
  const byLogin = await tx.signInAttempt.groupBy({
    by: ['succeeded'],
    where: { ...recent, loginDigest },
    _count: true,
  })
  const first = pairFailures[0]?.at ?? bySource.find((group) => !group.succeeded)?._min.at
  return {
    pair: pairFailures.length,
    source: failuresOf(bySource),
    login: failuresOf(byLogin),
    sinceMs: first?.getTime() ?? null,
    familiar: pairSuccess !== null,
  }
}

function failuresOf(groups: readonly { succeeded: boolean; _count: number }[]): number {
  const counted = (succeeded: boolean) => groups.find((group) => group.succeeded === succeeded)?._count ?? 0
  return Math.max(0, counted(false) - counted(true))
}

/** 这个来源是否登录成功过这个账号。 */
export async function isFamiliar(tx: Tx, gate: Gatekeeper, key: AttemptKey, from: Date): Promise<boolean> {
  const success = await tx.signInAttempt.findFirst({
    where: { tenantId: gate.tenantId, ...key, succeeded: true, at: { gte: from } },
    select: { id: true },
  })
  return success !== null
}

/** 记一笔尝试。 */
export async function recordAttempt(
  tx: Tx,
  gate: Gatekeeper,
  key: AttemptKey,
  succeeded: boolean,
  now: Date,
): Promise<void> {
  await tx.signInAttempt.createMany({
    data: { tenantId: gate.tenantId, id: newId(), ...key, succeeded, at: now },
  })
}
