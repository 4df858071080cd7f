import { clauseText } from '#components/cases/clause-text'
import { StepPanel } from '#components/cases/step-panel'
import { AdmitForm } from '#components/enrolment/admit-form'
import { listOwnClasses } from '#lib/data/enrolment/admit'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { deps } from '#lib/server/deps'
import { admitChildAction } from './actions.ts'

/** 未入学的孩子，学校先编班。 */
export async function AdmitPart({ loaded }: { loaded: LoadedCase }) {
  const { kase, actor, submissionKey } = loaded
  const ours = actor.role === 'officer' || actor.role === 'principal'
  const waiting =
    kase.line === 'never_enrolled' && kase.child.classId === null && STANDING_OF[kase.state] !== 'closed'
  if (!ours || !waiting) return null
  const classes = await deps().db.asActor(actor, (tx) => listOwnClasses(tx, actor))
  return (
    <StepPanel title="编班" clause={clauseText(loaded.policy.profile.schoolEntry.clause)} open>
      <AdmitForm
        submissionKey={submissionKey}
        caseId={kase.id}
        classes={classes.map(({ id, name }) => ({ value: id, label: name }))}
        admit={admitChildAction}
      />
    </StepPanel>
  )
}
