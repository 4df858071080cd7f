import 'server-only'
import { listCaseProofs } from '#lib/data/cases/proofs'
import type { Tx } from '#lib/data/database'
import { listAttachments } from '#lib/data/files/attachments'
import { instant } from '#lib/rules/calendar/instant'
import { PROOF_LABEL } from '#lib/rules/cases/close-reasons'
import { digestCode } from '#lib/rules/files/digest-code'
import { isKeyOf } from '#lib/rules/labels'
import { deps } from '#lib/server/deps'
import type { LoadedCase } from './load-case.ts'

/** 这个孩子名下、此人看得到的附件，新的在前；连同本案上哪一份作了什么的凭据。 */
export function loadCaseFiles(loaded: Pick<LoadedCase, 'actor' | 'kase'>) {
  return deps().db.asActor(loaded.actor, (tx) => readCaseFiles(tx, loaded))
}

/** 同上，在别人开的事务里。 */
export async function readCaseFiles(tx: Tx, { actor, kase }: Pick<LoadedCase, 'actor' | 'kase'>) {
  const found = await listAttachments(tx, actor, kase.child.id)
  const proofs = await listCaseProofs(tx, actor, kase.id)
  const files = found.map(({ id, kind, bytes, digest, person, recordedAt }) => ({
    id,
    kind,
    bytes,
    code: digestCode(digest),
    by: person.name,
    at: instant(recordedAt.getTime()),
    proofOf: proofs
      .filter((one) => one.attachmentId === id)
      .map(({ proof }) => (isKeyOf(PROOF_LABEL, proof) ? `销号：${PROOF_LABEL[proof]}` : proof))
      .join('、'),
  }))
  return { files, proofs }
}
