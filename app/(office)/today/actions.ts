'use server'

import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { readReminders } from '#lib/duties/clock/read-reminders'
import { submitRollCallSchema } from '#lib/schemas/attendance/roll-call'
import { reminderReadForm } from '#lib/schemas/reminder-read'
import { takeAlongForm } from '#lib/schemas/take-along'
import { formAction } from '#lib/server/form-action'
import { takeAlong } from '#lib/server/offline/take-along'

export const readRemindersAction = formAction(reminderReadForm, readReminders)
// 带上路，与没有网络时存下的那几份：各走平日的那个动作（F31）。
export const takeAlongAction = formAction(takeAlongForm, takeAlong, { refresh: false })
export const sendRollCallAction = formAction(submitRollCallSchema, submitRollCall)
