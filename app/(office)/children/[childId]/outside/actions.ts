'use server'

import { recordOutsideSchooling } from '#lib/duties/transfers/record-outside-schooling'
import { outsideSchoolingForm } from '#lib/schemas/transfers/outside-schooling'
import { formAction } from '#lib/server/form-action'

export const recordOutsideSchoolingAction = formAction(outsideSchoolingForm, recordOutsideSchooling)
