'use server'

import { confirmReturn } from '#lib/duties/cases/confirm-return'
import { confirmReturnForm } from '#lib/schemas/cases/confirm-return'
import { formAction } from '#lib/server/form-action'

export const confirmReturnAction = formAction(confirmReturnForm, confirmReturn)
