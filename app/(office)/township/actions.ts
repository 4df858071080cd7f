'use server'

import { receiveReport } from '#lib/duties/cases/receive-report'
import { sendBackReport } from '#lib/duties/cases/send-back-report'
import { bareForm, reasonForm } from '#lib/schemas/cases/reason'
import { formAction } from '#lib/server/form-action'

export const receiveReportAction = formAction(bareForm, receiveReport)
export const sendBackReportAction = formAction(reasonForm, sendBackReport)
