'use server'

import { recordNationalMark } from '#lib/duties/cases/record-national-mark'
import { nationalMarkForm } from '#lib/schemas/cases/national-mark'
import { formAction } from '#lib/server/form-action'

export const recordNationalMarkAction = formAction(nationalMarkForm, recordNationalMark)
