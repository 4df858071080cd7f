'use server'

import { recordInspection } from '#lib/duties/inspection/record-inspection'
import { inspectionForm } from '#lib/schemas/inspection/inspection-forms'
import { formAction } from '#lib/server/form-action'

export const recordInspectionAction = formAction(inspectionForm, recordInspection)
