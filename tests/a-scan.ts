import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import type { CaseWorld } from '#tests/case-world'
import { insert } from '#tests/world'

/** 一份存好了的扫描件：随案，或只随儿童。 */
export async function aScan(
  world: CaseWorld,
  about: { readonly childId: string; readonly id?: string },
  by: Official = world.who.officer,
): Promise<string> {
  const id = newId()
  await insert(world.sql, 'attachment', {
    tenant_id: world.tenantId,
    id,
    child_id: about.childId,
    case_id: about.id ?? null,
    kind: 'scan',
    media_type: 'image/jpeg',
    bytes: 9,
    width: 1,
    height: 1,
    digest: Buffer.alloc(32),
    place: `${world.tenantId}/${id}`,
    person_id: by.personId,
    appointment_id: by.appointmentId,
    recorded_at: '2026-09-20T02:00:00Z',
  })
  return id
}
