import { createHash } from 'node:crypto'
import type { Official } from '#lib/rules/people/actor'
import { type Outcome, refuse } from '#lib/rules/outcome'
import type { Prisma } from '#lib/generated/prisma/client'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/** 键的次序不影响摘要。 */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/**
 * 同一提交只办一次（F81）。同键同文：给出第一次的答复，不再办；同键异文：`key_reused`。
 * 办成才记键，被拒的可以改了再交；两次并发到达时，后到的撞上唯一约束，整个事务回滚，由门口重来一次。
 */
export async function once<T extends Prisma.InputJsonValue>(
  tx: Tx,
  actor: Official,
  submission: { readonly key: string; readonly verb: string; readonly input: unknown },
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const digest = createHash('sha256')
    .update(`${submission.verb}\n${canonical(submission.input)}`)
    .digest('hex')
  const earlier = await tx.submission.findUnique({
    where: {
      tenantId_personId_key: { tenantId: actor.tenantId, personId: actor.personId, key: submission.key },
    },
    select: { digest: true, answer: true },
  })
  if (earlier) {
    return earlier.digest === digest
      ? { ok: true, value: earlier.answer as T }
      : refuse({ code: 'key_reused' })
  }
  const outcome = await work()
  if (!outcome.ok) return outcome
  await tx.submission.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      personId: actor.personId,
      key: submission.key,
      verb: submission.verb,
      digest,
      answer: outcome.value,
      recordedAt: new Date(),
    },
  })
  return outcome
}
