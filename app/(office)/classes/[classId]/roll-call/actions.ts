'use server'

import { correctRollCall } from '#lib/duties/attendance/correct-roll-call'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { correctRollCallSchema, submitRollCallSchema } from '#lib/schemas/attendance/roll-call'
import { formAction } from '#lib/server/form-action'

// 办成的答复里已有屏幕要的一切，不重取；只有重送的才重画这一页，以库里的为准（ADR 0073）。
export const submitRollCallAction = formAction(submitRollCallSchema, submitRollCall, {
  refresh: ({ again }) => (again ? ['/'] : []),
})
export const correctRollCallAction = formAction(correctRollCallSchema, correctRollCall)
