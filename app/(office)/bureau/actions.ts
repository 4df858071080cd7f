'use server'

import { readReminders } from '#lib/duties/clock/read-reminders'
import { reviewWiderView } from '#lib/duties/identity/mark-wider-view'
import { reviewWiderViewForm } from '#lib/schemas/identity/wider-view'
import { reminderReadForm } from '#lib/schemas/reminder-read'
import { formAction } from '#lib/server/form-action'

export const readRemindersAction = formAction(reminderReadForm, readReminders)
export const reviewWiderViewAction = formAction(reviewWiderViewForm, reviewWiderView)
