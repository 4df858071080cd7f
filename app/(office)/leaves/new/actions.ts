'use server'

import { recordLeave } from '#lib/duties/attendance/record-leave'
import { leaveSchema } from '#lib/schemas/attendance/leave'
import { formAction } from '#lib/server/form-action'

export const recordLeaveAction = formAction(leaveSchema, recordLeave)
