import { AddFile } from '#components/files/add-file'
import { AttachmentTable } from '#components/files/attachment-table'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import type { Beside } from '#lib/server/cases/load-beside'
import type { LoadedCase } from '#lib/server/cases/load-case'

type CaseFilesProps = { loaded: LoadedCase; files: Beside['files'] }

/** 这个孩子名下、此人看得到的附件；个案未结的可以再存。 */
export function CaseFiles({ loaded: { kase, now }, files }: CaseFilesProps) {
  return (
    <>
      <AttachmentTable rows={files} today={now.today} />
      {STANDING_OF[kase.state] === 'closed' ? null : (
        <AddFile subject={{ childId: kase.child.id, caseId: kase.id }} />
      )}
    </>
  )
}
