'use server'

import { correctRollCall } from '#lib/duties/attendance/correct-roll-call'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { correctRollCallSchema, submitRollCallSchema } from '#lib/schemas/attendance/roll-call'
import { formAction } from '#lib/server/form-action'

export const submitRollCallAction = formAction(submitRollCallSchema, submitRollCall)
export const correctRollCallAction = formAction(correctRollCallSchema, correctRollCall)
