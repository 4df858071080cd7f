'use server'

import { acceptReturn, sendBackReturn } from '#lib/duties/returns/answer-return'
import { submitReturn } from '#lib/duties/returns/submit-return'
import { acceptReturnForm, sendBackReturnForm, submitReturnForm } from '#lib/schemas/returns/period-return'
import { formAction } from '#lib/server/form-action'

export const submitReturnAction = formAction(submitReturnForm, submitReturn)
export const acceptReturnAction = formAction(acceptReturnForm, acceptReturn)
export const sendBackReturnAction = formAction(sendBackReturnForm, sendBackReturn)
