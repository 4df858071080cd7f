'use server'

import { recordGuardianContact } from '#lib/duties/attendance/record-guardian-contact'
import { reportSameDay } from '#lib/duties/attendance/report-same-day'
import { revealField } from '#lib/duties/identity/reveal-field'
import { guardianContactSchema, sameDayReportSchema } from '#lib/schemas/attendance/absence'
import { revealFieldSchema } from '#lib/schemas/reveal-field'
import { formAction } from '#lib/server/form-action'

export const recordGuardianContactAction = formAction(guardianContactSchema, recordGuardianContact)
export const reportSameDayAction = formAction(sameDayReportSchema, reportSameDay)
export const revealPhoneAction = formAction(revealFieldSchema, revealField, { refresh: false })
