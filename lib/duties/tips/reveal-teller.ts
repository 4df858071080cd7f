import { openText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import { findTeller, logTellerRead } from '#lib/data/tips/tellers'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { RevealTellerForm } from '#lib/schemas/tips/tip'

/**
 * 按次看一件举报的举报人（DDK-4.9.1，保护举报人）：先留痕、进账并提交，再解开给出；
 * 留痕写不进去就什么也不给。没有留姓名的与没有这一件的答复一样。
 */
export async function revealTeller(
  { db, keys }: Deps & { readonly keys: FieldKeys },
  actor: Official,
  { tipId, reason }: RevealTellerForm,
): Promise<Outcome<{ value: string }>> {
  if (actor.role !== 'bureau') return refuse({ code: 'reveal_denied' })
  const sealed = await db.asActor(actor, async (tx) => {
    const found = await findTeller(tx, actor, tipId)
    if (found) {
      await logTellerRead(tx, actor, { tipId, reason })
      await appendEvent(tx, actor, { verb: 'read_teller', subjectKind: 'tip', subjectId: tipId, facts: {} })
    }
    return found
  })
  if (!sealed) return refuse({ code: 'not_found' })
  return done({ value: openText(keys, actor.tenantId, 'tip_teller', sealed) })
}
