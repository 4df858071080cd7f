'use server'

import { checkSampleItem } from '#lib/duties/inspection/check-sample-item'
import { sampleCheckForm } from '#lib/schemas/inspection/inspection-forms'
import { formAction } from '#lib/server/form-action'

export const checkSampleItemAction = formAction(sampleCheckForm, checkSampleItem)
