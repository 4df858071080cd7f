'use server'

import { registerClient } from '#lib/duties/interfaces/register-client'
import { registerClientForm } from '#lib/schemas/interfaces/client-forms'
import { formAction } from '#lib/server/form-action'

export const registerClientAction = formAction(registerClientForm, registerClient)
