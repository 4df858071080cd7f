import { blindIndex, type FieldKeys } from '#lib/data/sensitive'
import { once } from '#lib/data/submissions'
import { countMisses, insertWiderView, isInOwnReach } from '#lib/data/wider-views'
import type { Deps } from '#lib/duties/deps'
import { ownPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant, startOfDay } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { MAY_ASK_WIDER_VIEW, WIDER_VIEW } from '#lib/rules/people/wider-view'
import type { WiderViewForm } from '#lib/schemas/identity/wider-view'

/**
 * 临时查看一个范围之外的孩子（F61，L12-36）：先记下谁、凭什么号码、为什么，认不认得都留痕并进账；
 * 认出的给一小时。没有这个人与不在本县，答复一个样。
 */
export async function openWiderView(
  { db, clock, keys }: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: WiderViewForm,
): Promise<Outcome<{ viewId: string }>> {
  if (!MAY_ASK_WIDER_VIEW.some((role) => role === actor.role)) return refuse({ code: 'not_allowed' })
  const { askedBy, number, reason, submissionKey: key } = input
  const index = blindIndex(keys, actor.tenantId, askedBy, number)
  // 号码不进留底：同一键再送，比的是盲索引。
  const asked = { askedBy, reason, index: Buffer.from(index).toString('hex') }
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key, verb: 'open_wider_view', input: asked }, async () => {
      if (await isInOwnReach(tx, actor, { askedBy, index })) return refuse({ code: 'view_not_needed' })
      const today = startOfDay(dayOf(instant(clock.now().getTime())))
      const misses = await countMisses(tx, actor, new Date(today))
      if (misses >= WIDER_VIEW.missesPerDay) return refuse({ code: 'too_many_misses', count: misses })
      const { minutes } = WIDER_VIEW
      const { id, found } = await insertWiderView(tx, actor, { askedBy, index, reason, minutes })
      await appendEvent(tx, actor, {
        ...{ verb: 'open_wider_view', subjectKind: 'wider_view', subjectId: id, ...ownPlace(actor) },
        facts: { found, askedBy, minutes },
      })
      return found ? done({ viewId: id }) : refuse({ code: 'number_unknown' })
    }),
  )
}
