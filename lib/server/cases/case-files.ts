import 'server-only'
import { listCaseProofs } from '#lib/data/cases/proofs'
import { listAttachments } from '#lib/data/files/attachments'
import { instant } from '#lib/rules/calendar/instant'
import { PROOF_LABEL } from '#lib/rules/cases/close-reasons'
import { isKeyOf } from '#lib/rules/labels'
import { deps } from '#lib/server/deps'
import type { LoadedCase } from './load-case.ts'

/** 这个孩子名下、此人看得到的附件，连同作了什么的凭据；新的在前。 */
export async function loadCaseFiles({ actor, kase }: Pick<LoadedCase, 'actor' | 'kase'>) {
  const { found, proofs } = await deps().db.asActor(actor, async (tx) => ({
    found: await listAttachments(tx, actor, kase.child.id),
    proofs: await listCaseProofs(tx, actor, kase.id),
  }))
  return found.map(({ id, kind, bytes, digest, person, recordedAt }) => ({
    id,
    kind,
    bytes,
    code: Buffer.from(digest).toString('hex').slice(0, 8).toUpperCase(),
    by: person.name,
    at: instant(recordedAt.getTime()),
    proofOf: proofs
      .filter((one) => one.attachmentId === id)
      .map(({ proof }) => (isKeyOf(PROOF_LABEL, proof) ? `销号：${PROOF_LABEL[proof]}` : proof))
      .join('、'),
  }))
}
