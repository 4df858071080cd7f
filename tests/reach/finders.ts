import type { Tx } from '#lib/data/database'
import { attachmentReach } from '#lib/data/files/attachments'
import { newId } from '#lib/data/ids'
import {
  applicationReach,
  placementReach,
  schoolingProposalReach,
  schoolingReach,
} from '#lib/data/placements/reach'
import {
  bureauReach,
  caseReach,
  childReach,
  classroomReach,
  closedInView,
  deadlineReach,
  exportReach,
  importReach,
  labelReach,
  noteReach,
  roundReach,
  sampleDrawReach,
  sampleItemReach,
  schoolDeskReach,
  snapshotReach,
  surveyReach,
  trackedReach,
  viaCase,
  viaChild,
  widerViewReach,
} from '#lib/data/reach'
import { handOverReach, leaverReach, referralReach, returnReach, transferReach } from '#lib/data/reach-papers'

import { tipReach } from '#lib/data/tips/tips'
import type { Actor } from '#lib/rules/people/actor'
import type { NOUNS } from './nouns.ts'

type Finder = (tx: Tx, actor: Actor) => Promise<{ id: string }[]>
const id = { select: { id: true } } as const
/** 各种名词照 lib/data 里写的条件怎样找。 */
export const FINDERS: Record<(typeof NOUNS)[number], Finder> = {
  tip_line: (tx, actor) => tx.tipLine.findMany({ where: { tenantId: actor.tenantId }, ...id }),
  lead: (tx, actor) => tx.lead.findMany({ where: surveyReach(actor), ...id }),
  lead_check: (tx, actor) => tx.leadCheck.findMany({ where: { lead: surveyReach(actor) }, ...id }),
  tip: (tx, actor) => tx.tip.findMany({ where: tipReach(actor), ...id }),
  tip_follow_up: (tx, actor) => tx.tipFollowUp.findMany({ where: { tip: tipReach(actor) }, ...id }),
  tip_reading: (tx, actor) => tx.tipReading.findMany({ where: { tip: tipReach(actor) }, ...id }),
  wider_view: (tx, actor) => tx.widerView.findMany({ where: widerViewReach(actor), ...id }),
  wider_view_mark: (tx, actor) =>
    tx.widerViewMark.findMany({ where: { view: widerViewReach(actor) }, ...id }),
  data_export: (tx, actor) => tx.dataExport.findMany({ where: exportReach(actor), ...id }),
  county_snapshot: (tx, actor) => tx.countySnapshot.findMany({ where: snapshotReach(actor), ...id }),
  child: (tx, actor) => tx.child.findMany({ where: childReach(actor), ...id }),
  guardian: (tx, actor) => tx.guardian.findMany({ where: viaChild(actor), ...id }),
  child_category: (tx, actor) => tx.childCategory.findMany({ where: viaChild(actor), ...id }),
  class_enrolment: (tx, actor) => tx.classEnrolment.findMany({ where: viaChild(actor), ...id }),
  access_log: (tx, actor) => tx.accessLog.findMany({ where: viaChild(actor), ...id }),
  child_history: (tx, actor) => tx.childHistory.findMany({ where: viaChild(actor), ...id }),
  pairing: (tx, actor) => tx.pairing.findMany({ where: viaChild(actor), ...id }),
  support_activity: (tx, actor) => tx.supportActivity.findMany({ where: viaChild(actor), ...id }),
  left_behind_card: (tx, actor) => tx.leftBehindCard.findMany({ where: viaChild(actor), ...id }),
  signature: (tx, actor) => tx.signature.findMany({ where: viaCase(actor), ...id }),
  household_member: (tx, actor) => tx.householdMember.findMany({ where: viaChild(actor), ...id }),
  home_visit: (tx, actor) => tx.homeVisit.findMany({ where: viaChild(actor), ...id }),
  support_note: (tx, actor) => tx.supportNote.findMany({ where: noteReach(actor), ...id }),
  case_person: (tx, actor) => tx.casePerson.findMany({ where: viaCase(actor), ...id }),
  case_plan: (tx, actor) => tx.casePlan.findMany({ where: viaCase(actor), ...id }),
  national_mark: (tx, actor) => tx.nationalMark.findMany({ where: viaCase(actor), ...id }),
  import_batch: (tx, actor) => tx.importBatch.findMany({ where: importReach(actor), ...id }),
  staff_change: (tx, actor) => tx.staffChange.findMany({ where: { batch: importReach(actor) }, ...id }),
  import_row: (tx, actor) => tx.importRow.findMany({ where: { batch: importReach(actor) }, ...id }),
  interface_client: (tx, actor) => tx.interfaceClient.findMany({ where: bureauReach(actor), ...id }),
  interface_read: (tx, actor) => tx.interfaceRead.findMany({ where: bureauReach(actor), ...id }),
  match_run: (tx, actor) => tx.matchRun.findMany({ where: bureauReach(actor), ...id }),
  match_finding: (tx, actor) => tx.matchFinding.findMany({ where: bureauReach(actor), ...id }),
  match_decision: (tx, actor) => tx.matchDecision.findMany({ where: bureauReach(actor), ...id }),
  merge_proposal: (tx, actor) => tx.mergeProposal.findMany({ where: bureauReach(actor), ...id }),
  import_change: (tx, actor) => tx.importChange.findMany({ where: { batch: importReach(actor) }, ...id }),
  restricted_label: (tx, actor) => tx.restrictedLabel.findMany({ where: labelReach(actor), ...id }),
  roll_call: (tx, actor) => tx.rollCall.findMany({ where: classroomReach(actor), ...id }),
  absence: (tx, actor) => tx.absence.findMany({ where: classroomReach(actor), ...id }),
  leave: (tx, actor) => tx.leave.findMany({ where: classroomReach(actor), ...id }),
  guardian_contact: (tx, actor) => tx.guardianContact.findMany({ where: classroomReach(actor), ...id }),
  same_day_report: (tx, actor) => tx.sameDayReport.findMany({ where: classroomReach(actor), ...id }),
  same_day_receipt: (tx, actor) => tx.sameDayReceipt.findMany({ where: classroomReach(actor), ...id }),
  dropout_case: (tx, actor) => tx.dropoutCase.findMany({ where: caseReach(actor), ...id }),
  case_step: (tx, actor) => tx.caseStep.findMany({ where: viaCase(actor), ...id }),
  persuasion: (tx, actor) => tx.persuasion.findMany({ where: viaCase(actor), ...id }),
  written_report: (tx, actor) => tx.writtenReport.findMany({ where: viaCase(actor), ...id }),
  report_recipient: (tx, actor) => tx.reportRecipient.findMany({ where: { report: viaCase(actor) }, ...id }),
  report_receipt: (tx, actor) =>
    tx.reportReceipt.findMany({ where: { recipient: { report: viaCase(actor) } }, ...id }),
  countersignature: (tx, actor) => tx.countersignature.findMany({ where: { report: viaCase(actor) }, ...id }),
  township_visit: (tx, actor) => tx.townshipVisit.findMany({ where: viaCase(actor), ...id }),
  township_measure: (tx, actor) => tx.townshipMeasure.findMany({ where: viaCase(actor), ...id }),
  issued_paper: (tx, actor) => tx.issuedPaper.findMany({ where: viaCase(actor), ...id }),
  paper_service: (tx, actor) => tx.paperService.findMany({ where: { paper: viaCase(actor) }, ...id }),
  spoiled_paper: (tx, actor) => tx.spoiledPaper.findMany({ where: { paper: viaCase(actor) }, ...id }),
  requirement_override: (tx, actor) => tx.requirementOverride.findMany({ where: viaCase(actor), ...id }),
  case_return: (tx, actor) => tx.caseReturn.findMany({ where: viaCase(actor), ...id }),
  observation: (tx, actor) => tx.observation.findMany({ where: viaCase(actor), ...id }),
  strike_off: (tx, actor) => tx.strikeOff.findMany({ where: viaCase(actor), ...id }),
  deadline: (tx, actor) => tx.deadline.findMany({ where: deadlineReach(actor), ...id }),
  escalation: (tx, actor) => tx.escalation.findMany({ where: { deadline: trackedReach(actor) }, ...id }),
  reminder_read: (tx, actor) =>
    tx.reminderRead.findMany({
      where: {
        deadline: trackedReach(actor),
        personId: actor.kind === 'official' ? actor.personId : newId(),
      },
      ...id,
    }),
  deadline_change: (tx, actor) =>
    tx.deadlineChange.findMany({ where: { deadline: trackedReach(actor) }, ...id }),
  paper_delivery: (tx, actor) => tx.paperDelivery.findMany({ where: viaCase(actor), ...id }),
  paper_answer: (tx, actor) => tx.paperAnswer.findMany({ where: viaCase(actor), ...id }),
  principal_contact: (tx, actor) => tx.principalContact.findMany({ where: viaCase(actor), ...id }),
  hand_over: (tx, actor) => tx.handOver.findMany({ where: handOverReach(actor), ...id }),
  hand_over_answer: (tx, actor) =>
    tx.handOverAnswer.findMany({ where: { handOver: handOverReach(actor) }, ...id }),
  spoiled_serial: (tx, actor) => tx.spoiledSerial.findMany({ where: { report: viaCase(actor) }, ...id }),
  enrolment_notice: (tx, actor) => tx.enrolmentNotice.findMany({ where: viaChild(actor), ...id }),
  transfer: (tx, actor) => tx.transfer.findMany({ where: transferReach(actor), ...id }),
  child_check: (tx, actor) => tx.childCheck.findMany({ where: viaChild(actor), ...id }),
  outside_schooling: (tx, actor) => tx.outsideSchooling.findMany({ where: viaChild(actor), ...id }),
  transfer_step: (tx, actor) =>
    tx.transferStep.findMany({ where: { transfer: transferReach(actor) }, ...id }),
  placement_application: (tx, actor) =>
    tx.placementApplication.findMany({ where: applicationReach(actor), ...id }),
  placement_opinion: (tx, actor) =>
    tx.placementOpinion.findMany({ where: { application: applicationReach(actor) }, ...id }),
  placement: (tx, actor) => tx.placement.findMany({ where: placementReach(actor), ...id }),
  placement_end: (tx, actor) =>
    tx.placementEnd.findMany({ where: { placement: placementReach(actor) }, ...id }),
  home_teaching_plan: (tx, actor) =>
    tx.homeTeachingPlan.findMany({ where: { placement: placementReach(actor) }, ...id }),
  home_teaching_session: (tx, actor) =>
    tx.homeTeachingSession.findMany({ where: { placement: placementReach(actor) }, ...id }),
  schooling_proposal: (tx, actor) =>
    tx.schoolingProposal.findMany({ where: schoolingProposalReach(actor), ...id }),
  schooling_decision: (tx, actor) =>
    tx.schoolingDecision.findMany({ where: { proposal: schoolingProposalReach(actor) }, ...id }),
  disability_schooling: (tx, actor) =>
    tx.disabilitySchooling.findMany({ where: schoolingReach(actor), ...id }),
  schooling_end: (tx, actor) =>
    tx.schoolingEnd.findMany({ where: { schooling: schoolingReach(actor) }, ...id }),
  attachment: (tx, actor) => tx.attachment.findMany({ where: attachmentReach(actor), ...id }),
  household_survey: (tx, actor) => tx.householdSurvey.findMany({ where: roundReach(actor), ...id }),
  survey_area: (tx, actor) => tx.surveyArea.findMany({ where: surveyReach(actor), ...id }),
  survey_household: (tx, actor) => tx.surveyHousehold.findMany({ where: surveyReach(actor), ...id }),
  survey_child: (tx, actor) => tx.surveyChild.findMany({ where: { household: surveyReach(actor) }, ...id }),
  survey_visit: (tx, actor) => tx.surveyVisit.findMany({ where: { household: surveyReach(actor) }, ...id }),
  survey_sign_off: (tx, actor) => tx.surveySignOff.findMany({ where: { area: surveyReach(actor) }, ...id }),
  school_roll_over: (tx, actor) => tx.schoolRollOver.findMany({ where: schoolDeskReach(actor), ...id }),
  roll_over_class: (tx, actor) =>
    tx.rollOverClass.findMany({ where: { rollOver: schoolDeskReach(actor) }, ...id }),
  roll_over_elsewhere: (tx, actor) =>
    tx.rollOverElsewhere.findMany({ where: { rollOver: schoolDeskReach(actor) }, ...id }),
  school_leaver: (tx, actor) => tx.schoolLeaver.findMany({ where: leaverReach(actor), ...id }),
  inspection: (tx, actor) => tx.inspection.findMany({ where: schoolDeskReach(actor), ...id }),
  sample_draw: (tx, actor) => tx.sampleDraw.findMany({ where: sampleDrawReach(actor), ...id }),
  sample_item: (tx, actor) => tx.sampleItem.findMany({ where: sampleItemReach(actor), ...id }),
  sample_check: (tx, actor) => tx.sampleCheck.findMany({ where: { item: sampleItemReach(actor) }, ...id }),
  finding: (tx, actor) => tx.finding.findMany({ where: schoolDeskReach(actor), ...id }),
  finding_step: (tx, actor) => tx.findingStep.findMany({ where: { finding: schoolDeskReach(actor) }, ...id }),
  finding_file: (tx, actor) => tx.findingFile.findMany({ where: { finding: schoolDeskReach(actor) }, ...id }),
  strike_off_proof: (tx, actor) =>
    tx.strikeOffProof.findMany({ where: { strikeOff: viaCase(actor) }, ...id }),
  censure: (tx, actor) => tx.censure.findMany({ where: schoolDeskReach(actor), ...id }),
  early_sign: (tx, actor) =>
    tx.earlySign.findMany({ where: closedInView(actor, classroomReach(actor)), ...id }),
  department_referral: (tx, actor) => tx.departmentReferral.findMany({ where: referralReach(actor), ...id }),
  department_answer: (tx, actor) =>
    tx.departmentAnswer.findMany({ where: { referral: referralReach(actor) }, ...id }),
  period_return: (tx, actor) => tx.periodReturn.findMany({ where: returnReach(actor), ...id }),
  period_return_version: (tx, actor) =>
    tx.periodReturnVersion.findMany({ where: { return: returnReach(actor) }, ...id }),
  period_return_answer: (tx, actor) =>
    tx.periodReturnAnswer.findMany({ where: { version: { return: returnReach(actor) } }, ...id }),
  ledger_event: (tx, actor) => tx.ledgerEvent.findMany({ where: trackedReach(actor), ...id }),
}
