'use server'

import { readReminders } from '#lib/duties/clock/read-reminders'
import { reminderReadForm } from '#lib/schemas/reminder-read'
import { formAction } from '#lib/server/form-action'

export const readRemindersAction = formAction(reminderReadForm, readReminders)
