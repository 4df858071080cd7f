'use server'

import { receiveSameDayReport } from '#lib/duties/attendance/receive-same-day-report'
import { sameDayReceiptSchema } from '#lib/schemas/attendance/absence'
import { formAction } from '#lib/server/form-action'

export const receiveSameDayReportAction = formAction(sameDayReceiptSchema, receiveSameDayReport)
