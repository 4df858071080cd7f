import type pg from 'pg'
import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import { insert } from '#tests/world-scene'

/** 给 `actor` 一次看 `childId` 的临时查看，还有 `minutes` 分钟（负数是已到时），由他拿着。 */
export async function aWiderView(
  client: pg.Client,
  actor: Official,
  childId: string,
  { minutes = 30, ended = false }: { minutes?: number; ended?: boolean } = {},
): Promise<Official> {
  const own = { tenant_id: actor.tenantId }
  const id = newId()
  const at = new Date(Date.now() - 60_000 * 60)
  const by = {
    role: actor.role,
    person_id: actor.personId,
    appointment_id: actor.appointmentId,
    recorded_at: at,
  }
  await insert(client, 'wider_view', {
    ...{ ...own, id, child_id: childId, asked_by: 'id_number', reason: '走失', minutes: 90, ...by },
    expires_at: new Date(Date.now() + 60_000 * minutes),
  })
  if (ended)
    await insert(client, 'wider_view_mark', {
      ...{ ...own, id: newId(), view_id: id, kind: 'ended', reason: '不必', ...by },
    })
  return { ...actor, view: { id, childId } }
}
