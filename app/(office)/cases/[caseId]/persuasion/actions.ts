'use server'

import { recordPersuasion } from '#lib/duties/cases/record-persuasion'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { formAction } from '#lib/server/form-action'

export const recordPersuasionAction = formAction(persuasionForm, recordPersuasion)
