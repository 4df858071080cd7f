import { AddFile } from '#components/files/add-file'
import { AttachmentTable } from '#components/files/attachment-table'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import { loadCaseFiles } from '#lib/server/cases/case-files'
import type { LoadedCase } from '#lib/server/cases/load-case'

/** 这个孩子名下、此人看得到的附件；个案未结的可以再存。 */
export async function CaseFiles({ loaded }: { loaded: LoadedCase }) {
  const { kase, now } = loaded
  return (
    <>
      <AttachmentTable rows={await loadCaseFiles(loaded)} today={now.today} />
      {STANDING_OF[kase.state] === 'closed' ? null : (
        <AddFile subject={{ childId: kase.child.id, caseId: kase.id }} />
      )}
    </>
  )
}
