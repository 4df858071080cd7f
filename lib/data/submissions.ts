import { createHash } from 'node:crypto'
import type { Prisma } from '#lib/generated/prisma/client'
import { type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/** 记得下来的答复。 */
export type Answerable = Prisma.InputJsonValue

/** 键的次序不影响摘要。 */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** 这把键上一次办成时记下的：内容的摘要与答复。 */
export type EarlierAnswer = { readonly digest: string; readonly answer: unknown }

/**
 * 同一提交只办一次（F81）。同键同文：给出第一次的答复，不再办；同键异文：`key_reused`。
 * 办成才记键，被拒的可以改了再交；两次并发到达时，后到的撞上唯一约束，整个事务回滚，由门口重来一次。
 * `known` 是已随别的一并读出的上一次答复，省一条语句；不给就自己读。
 */
export async function once<T extends Answerable>(
  tx: Tx,
  actor: Official,
  submission: { readonly key: string; readonly verb: string; readonly input: unknown },
  work: () => Promise<Outcome<T>>,
  known?: EarlierAnswer | null,
): Promise<Outcome<T>> {
  const digest = createHash('sha256')
    .update(`${submission.verb}\n${canonical(submission.input)}`)
    .digest('hex')
  const answerOf = (earlier: EarlierAnswer | null): Outcome<T> | null => {
    if (!earlier) return null
    return earlier.digest === digest
      ? { ok: true, value: earlier.answer as T }
      : refuse({ code: 'key_reused' })
  }
  const answered = async () =>
    answerOf(
      await tx.submission.findUnique({
        where: {
          tenantId_personId_key: { tenantId: actor.tenantId, personId: actor.personId, key: submission.key },
        },
        select: { digest: true, answer: true },
      }),
    )
  const earlier = known === undefined ? await answered() : answerOf(known)
  if (earlier) return earlier
  const outcome = await work()
  // 头一次还在路上，重发的已经到了：拒它的正是它自己刚办成的那一次。
  if (!outcome.ok) return (await answered()) ?? outcome
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
