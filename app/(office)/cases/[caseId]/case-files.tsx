import { AddFile } from '#components/files/add-file'
import { AttachmentTable } from '#components/files/attachment-table'
import { listAttachments } from '#lib/data/files/attachments'
import { instant } from '#lib/rules/calendar/instant'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { deps } from '#lib/server/deps'

/** 这个孩子名下、此人看得到的附件；个案未结的可以再存。 */
export async function CaseFiles({ loaded: { actor, kase, now } }: { loaded: LoadedCase }) {
  const found = await deps().db.asActor(actor, (tx) => listAttachments(tx, actor, kase.child.id))
  const rows = found.map(({ id, kind, bytes, digest, person, recordedAt }) => ({
    id,
    kind,
    bytes,
    code: Buffer.from(digest).toString('hex').slice(0, 8).toUpperCase(),
    by: person.name,
    at: instant(recordedAt.getTime()),
  }))
  return (
    <>
      <AttachmentTable rows={rows} today={now.today} />
      {STANDING_OF[kase.state] === 'closed' ? null : (
        <AddFile subject={{ childId: kase.child.id, caseId: kase.id }} />
      )}
    </>
  )
}
