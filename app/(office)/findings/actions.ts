'use server'

import { recordCensure } from '#lib/duties/inspection/record-censure'
import { censureForm } from '#lib/schemas/inspection/inspection-forms'
import { formAction } from '#lib/server/form-action'

export const recordCensureAction = formAction(censureForm, recordCensure)
