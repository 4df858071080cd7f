import type pg from 'pg'
import { newId } from '#lib/data/ids'
import type { AttachmentKind } from '#lib/rules/files/attachment-kinds'
import type { CaseWorld } from '#tests/case-world'
import { insert } from '#tests/world-scene'

type Image = {
  readonly childId: string
  readonly caseId?: string | null
  readonly kind: AttachmentKind
  readonly by: { readonly personId: string; readonly appointmentId: string }
  readonly at: string
}

/** 一行存好了的图；图本身没有。 */
export async function anImage(sql: pg.Client, tenantId: string, image: Image): Promise<string> {
  const id = newId()
  await insert(sql, 'attachment', {
    tenant_id: tenantId,
    id,
    child_id: image.childId,
    case_id: image.caseId ?? null,
    kind: image.kind,
    media_type: 'image/jpeg',
    bytes: 9,
    width: 1,
    height: 1,
    digest: Buffer.alloc(32),
    place: `${tenantId}/${id}`,
    person_id: image.by.personId,
    appointment_id: image.by.appointmentId,
    recorded_at: image.at,
  })
  return id
}

/** 随案或只随儿童的一份附件；不另说的是学籍专干九月二十日传的扫描件。 */
export function aScan(
  world: CaseWorld,
  about: { readonly childId: string; readonly id?: string },
  more: Partial<Pick<Image, 'kind' | 'by' | 'at'>> = {},
): Promise<string> {
  return anImage(world.sql, world.tenantId, {
    childId: about.childId,
    caseId: about.id ?? null,
    kind: 'scan',
    by: world.who.officer,
    at: '2026-09-20T02:00:00Z',
    ...more,
  })
}
