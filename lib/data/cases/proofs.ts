import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { viaCase } from '#lib/data/reach'
import type { Actor, Official } from '#lib/rules/people/actor'

/** 一份附件作了什么的凭据：销号的哪一项，或哪一份文书的送达回证。 */
export type CaseProof = {
  readonly attachmentId: string
  /** 哪一次销号申请；送达回证的为 null。 */
  readonly strikeOffId: string | null
  readonly proof: string
}

/** 销号申请随附的各份凭据。 */
export async function insertStrikeOffProofs(
  tx: Tx,
  actor: Official,
  strikeOffId: string,
  proofs: readonly { readonly proof: string; readonly fileId: string }[],
): Promise<void> {
  if (proofs.length === 0) return
  await tx.strikeOffProof.createMany({
    data: proofs.map(({ proof, fileId }) => ({
      tenantId: actor.tenantId,
      id: newId(),
      strikeOffId,
      proof,
      attachmentId: fileId,
      recordedAt: new Date(),
    })),
  })
}

/** 一件个案上作了凭据的附件，先存的在前。 */
export async function listCaseProofs(tx: Tx, actor: Actor, caseId: string): Promise<readonly CaseProof[]> {
  const ofStrikeOffs = await tx.strikeOffProof.findMany({
    where: { strikeOff: { AND: [viaCase(actor), { caseId }] } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: { attachmentId: true, strikeOffId: true, proof: true },
  })
  const services = await tx.paperService.findMany({
    where: { paper: { AND: [viaCase(actor), { caseId }] }, proofId: { not: null } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: { proofId: true, paper: { select: { title: true } } },
  })
  return [
    ...ofStrikeOffs,
    ...services.flatMap(({ proofId, paper }) =>
      proofId ? [{ attachmentId: proofId, strikeOffId: null, proof: `《${paper.title}》送达回证` }] : [],
    ),
  ]
}
