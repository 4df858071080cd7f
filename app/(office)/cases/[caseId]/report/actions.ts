'use server'

import { draftWrittenReport } from '#lib/duties/cases/draft-written-report'
import { signAndSendReport } from '#lib/duties/cases/sign-and-send-report'
import { writtenReportForm } from '#lib/schemas/cases/written-report'
import { formAction } from '#lib/server/form-action'

export const draftWrittenReportAction = formAction(writtenReportForm, draftWrittenReport)
export const signAndSendReportAction = formAction(writtenReportForm, signAndSendReport)
