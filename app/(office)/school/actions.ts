'use server'

import { receiveSameDayReport } from '#lib/duties/attendance/receive-same-day-report'
import { readReminders } from '#lib/duties/clock/read-reminders'
import { sameDayReceiptSchema } from '#lib/schemas/attendance/absence'
import { reminderReadForm } from '#lib/schemas/reminder-read'
import { formAction } from '#lib/server/form-action'

export const receiveSameDayReportAction = formAction(sameDayReceiptSchema, receiveSameDayReport)
export const readRemindersAction = formAction(reminderReadForm, readReminders)
