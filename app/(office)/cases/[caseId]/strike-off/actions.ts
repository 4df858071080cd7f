'use server'

import { requestStrikeOff } from '#lib/duties/cases/request-strike-off'
import { strikeOffRequestForm } from '#lib/schemas/cases/strike-off'
import { formAction } from '#lib/server/form-action'

export const requestStrikeOffAction = formAction(strikeOffRequestForm, requestStrikeOff)
