'use server'

import { checkStrikeOff } from '#lib/duties/cases/check-strike-off'
import { confirmDropout } from '#lib/duties/cases/confirm-dropout'
import { contactVillage } from '#lib/duties/cases/contact-village'
import { countersignReport } from '#lib/duties/cases/countersign-report'
import { overrideRequirement } from '#lib/duties/cases/override-requirement'
import { receiveReport } from '#lib/duties/cases/receive-report'
import { recordCriticism } from '#lib/duties/cases/record-criticism'
import { recordPersuasionFailure } from '#lib/duties/cases/record-persuasion-failure'
import { refuseStrikeOff } from '#lib/duties/cases/refuse-strike-off'
import { sendBackReport } from '#lib/duties/cases/send-back-report'
import { spoilPaper } from '#lib/duties/cases/spoil-paper'
import { strikeOff } from '#lib/duties/cases/strike-off'
import { revealField } from '#lib/duties/identity/reveal-field'
import { confirmDropoutForm } from '#lib/schemas/cases/confirm-dropout'
import { overrideForm } from '#lib/schemas/cases/override'
import { bareForm, reasonForm } from '#lib/schemas/cases/reason'
import { strikeOffDecisionForm } from '#lib/schemas/cases/strike-off'
import { townshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { revealFieldSchema } from '#lib/schemas/reveal-field'
import { formAction } from '#lib/server/form-action'

export const checkStrikeOffAction = formAction(strikeOffDecisionForm, checkStrikeOff)
export const confirmDropoutAction = formAction(confirmDropoutForm, confirmDropout)
export const contactVillageAction = formAction(reasonForm, contactVillage)
export const countersignReportAction = formAction(bareForm, countersignReport)
export const receiveReportAction = formAction(bareForm, receiveReport)
export const overrideRequirementAction = formAction(overrideForm, overrideRequirement)
export const recordCriticismAction = formAction(townshipMeasureForm, recordCriticism)
export const recordPersuasionFailureAction = formAction(reasonForm, recordPersuasionFailure)
export const refuseStrikeOffAction = formAction(reasonForm, refuseStrikeOff)
export const sendBackReportAction = formAction(reasonForm, sendBackReport)
export const spoilPaperAction = formAction(reasonForm, spoilPaper)
export const strikeOffAction = formAction(strikeOffDecisionForm, strikeOff)
export const revealFieldAction = formAction(revealFieldSchema, revealField, { refresh: false })
