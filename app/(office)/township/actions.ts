'use server'

import { acceptHandOver } from '#lib/duties/cases/accept-hand-over'
import { refuseHandOver } from '#lib/duties/cases/decline-hand-over'
import { receiveReport } from '#lib/duties/cases/receive-report'
import { sendBackReport } from '#lib/duties/cases/send-back-report'
import { readReminders } from '#lib/duties/clock/read-reminders'
import { acceptHandOverForm, declineHandOverForm } from '#lib/schemas/cases/hand-over'
import { bareForm, reasonForm } from '#lib/schemas/cases/reason'
import { reminderReadForm } from '#lib/schemas/reminder-read'
import { formAction } from '#lib/server/form-action'

export const acceptHandOverAction = formAction(acceptHandOverForm, acceptHandOver)
export const refuseHandOverAction = formAction(declineHandOverForm, refuseHandOver)
export const receiveReportAction = formAction(bareForm, receiveReport)
export const sendBackReportAction = formAction(reasonForm, sendBackReport)
export const readRemindersAction = formAction(reminderReadForm, readReminders)
