'use server'

import { acceptHandOver } from '#lib/duties/cases/accept-hand-over'
import { refuseHandOver } from '#lib/duties/cases/decline-hand-over'
import { receiveReport } from '#lib/duties/cases/receive-report'
import { recordTownshipVisit } from '#lib/duties/cases/record-township-visit'
import { sendBackReport } from '#lib/duties/cases/send-back-report'
import { readReminders } from '#lib/duties/clock/read-reminders'
import { acceptHandOverForm, declineHandOverForm } from '#lib/schemas/cases/hand-over'
import { bareForm, reasonForm } from '#lib/schemas/cases/reason'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { reminderReadForm } from '#lib/schemas/reminder-read'
import { takeAlongForm } from '#lib/schemas/take-along'
import { formAction } from '#lib/server/form-action'
import { takeAlong } from '#lib/server/offline/take-along'

export const acceptHandOverAction = formAction(acceptHandOverForm, acceptHandOver)
export const refuseHandOverAction = formAction(declineHandOverForm, refuseHandOver)
export const receiveReportAction = formAction(bareForm, receiveReport)
export const sendBackReportAction = formAction(reasonForm, sendBackReport)
export const readRemindersAction = formAction(reminderReadForm, readReminders)
// 带上路，与没有网络时存下的那几份：各走平日的那个动作（F31）。
export const takeAlongAction = formAction(takeAlongForm, takeAlong, { refresh: false })
export const recordTownshipVisitAction = formAction(townshipVisitForm, recordTownshipVisit)
