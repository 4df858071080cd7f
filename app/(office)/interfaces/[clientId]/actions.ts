'use server'

import { revokeClient } from '#lib/duties/interfaces/revoke-client'
import { revokeClientForm } from '#lib/schemas/interfaces/client-forms'
import { formAction } from '#lib/server/form-action'

export const revokeClientAction = formAction(revokeClientForm, revokeClient)
