'use server'

import { answerFinding } from '#lib/duties/inspection/answer-finding'
import { recheckFinding } from '#lib/duties/inspection/recheck-finding'
import { reportRectification } from '#lib/duties/inspection/report-rectification'
import { answerFindingForm, recheckFindingForm } from '#lib/schemas/inspection/inspection-forms'
import { formAction } from '#lib/server/form-action'

export const answerFindingAction = formAction(answerFindingForm, answerFinding)
export const recheckFindingAction = formAction(recheckFindingForm, recheckFinding)
export const reportRectificationAction = formAction(answerFindingForm, reportRectification)
