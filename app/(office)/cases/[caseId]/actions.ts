'use server'

import { acknowledgeReport } from '#lib/duties/cases/acknowledge-report'
import { checkStrikeOff } from '#lib/duties/cases/check-strike-off'
import { confirmDropout } from '#lib/duties/cases/confirm-dropout'
import { countersignReport } from '#lib/duties/cases/countersign-report'
import { overrideRequirement } from '#lib/duties/cases/override-requirement'
import { receiveReport } from '#lib/duties/cases/receive-report'
import { recordCriticism } from '#lib/duties/cases/record-criticism'
import { recordDelivery } from '#lib/duties/cases/record-delivery'
import { recordExternalAnswer } from '#lib/duties/cases/record-external-answer'
import { recordPersuasionFailure } from '#lib/duties/cases/record-persuasion-failure'
import { recordPrincipalContact } from '#lib/duties/cases/record-principal-contact'
import { refuseStrikeOff } from '#lib/duties/cases/refuse-strike-off'
import { sendBackReport } from '#lib/duties/cases/send-back-report'
import { spoilPaper } from '#lib/duties/cases/spoil-paper'
import { strikeOff } from '#lib/duties/cases/strike-off'
import { admitChild } from '#lib/duties/enrolment/admit-child'
import { revealField } from '#lib/duties/identity/reveal-field'
import { confirmDropoutForm } from '#lib/schemas/cases/confirm-dropout'
import { paperAnswerForm, paperDeliveryForm } from '#lib/schemas/cases/external-paper'
import { overrideForm } from '#lib/schemas/cases/override'
import { principalContactForm } from '#lib/schemas/cases/principal-contact'
import { bareForm, reasonForm } from '#lib/schemas/cases/reason'
import { strikeOffDecisionForm } from '#lib/schemas/cases/strike-off'
import { townshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { admitChildForm } from '#lib/schemas/enrolment/admit-child'
import { revealFieldSchema } from '#lib/schemas/reveal-field'
import { formAction } from '#lib/server/form-action'

export const acknowledgeReportAction = formAction(bareForm, acknowledgeReport)
export const checkStrikeOffAction = formAction(strikeOffDecisionForm, checkStrikeOff)
export const confirmDropoutAction = formAction(confirmDropoutForm, confirmDropout)
export const countersignReportAction = formAction(bareForm, countersignReport)
export const receiveReportAction = formAction(bareForm, receiveReport)
export const overrideRequirementAction = formAction(overrideForm, overrideRequirement)
export const recordCriticismAction = formAction(townshipMeasureForm, recordCriticism)
export const recordDeliveryAction = formAction(paperDeliveryForm, recordDelivery)
export const recordExternalAnswerAction = formAction(paperAnswerForm, recordExternalAnswer)
export const recordPrincipalContactAction = formAction(principalContactForm, recordPrincipalContact)
export const recordPersuasionFailureAction = formAction(reasonForm, recordPersuasionFailure)
export const refuseStrikeOffAction = formAction(reasonForm, refuseStrikeOff)
export const sendBackReportAction = formAction(reasonForm, sendBackReport)
export const spoilPaperAction = formAction(reasonForm, spoilPaper)
export const strikeOffAction = formAction(strikeOffDecisionForm, strikeOff)
export const revealFieldAction = formAction(revealFieldSchema, revealField, { refresh: false })
export const admitChildAction = formAction(admitChildForm, admitChild)
