import { findSealedField, logAccess } from '#lib/data/sealed-fields'
import { decryptField, type FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { mayReveal } from '#lib/rules/people/may-reveal'
import type { RevealField } from '#lib/schemas/reveal-field'

/**
 * 按次查看一个脱敏字段（L12-36）：岗位许可、范围之内，先留痕并提交，再解密给出。
 * 留痕写不进去就什么也不给；够不着的儿童与不存在的儿童答复一样。
 */
export async function revealField(
  { db, clock, keys }: Deps & { readonly keys: FieldKeys },
  actor: Official,
  { reason, ...asked }: RevealField,
): Promise<Outcome<{ value: string }>> {
  const scope = mayReveal(actor.role, asked.field)
  if (!scope) return refuse({ code: 'reveal_denied' })
  const sealed = await db.asActor(actor, async (tx) => {
    const found = await findSealedField(tx, actor, scope, asked)
    if (found) {
      await logAccess(tx, actor, { childId: asked.childId, field: asked.field, reason, at: clock.now() })
    }
    return found
  })
  if (!sealed) return refuse({ code: 'not_found' })
  return done({ value: decryptField(keys, actor.tenantId, asked.field, sealed) })
}
