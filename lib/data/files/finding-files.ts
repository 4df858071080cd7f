import type { Tx } from '#lib/data/database'
import { schoolDeskReach } from '#lib/data/reach'
import type { Official } from '#lib/rules/people/actor'
import type { ImageRow } from './attachments.ts'

/** 写下督导意见上的一份图的身份。 */
export async function insertFindingFile(
  tx: Tx,
  actor: Official,
  row: ImageRow & { readonly findingId: string; readonly kind: 'photo' | 'scan' },
): Promise<void> {
  await tx.findingFile.createMany({
    data: {
      ...row,
      tenantId: actor.tenantId,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

/** 可及的一份，连同存放处与哪所学校；没有或够不着是 null。 */
export function findFindingFile(tx: Tx, actor: Official, id: string) {
  return tx.findingFile.findFirst({
    where: { AND: [{ finding: schoolDeskReach(actor) }, { id }] },
    select: {
      id: true,
      kind: true,
      mediaType: true,
      digest: true,
      place: true,
      finding: { select: { schoolId: true } },
    },
  })
}

/** 这条意见上有没有这一份。 */
export async function hasFindingFile(
  tx: Tx,
  actor: Official,
  asked: { readonly id: string; readonly findingId: string },
): Promise<boolean> {
  const found = await tx.findingFile.findFirst({
    where: { AND: [{ finding: schoolDeskReach(actor) }, { id: asked.id, findingId: asked.findingId }] },
    select: { id: true },
  })
  return found !== null
}
