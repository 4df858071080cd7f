'use server'

import { revealField } from '#lib/duties/identity/reveal-field'
import { revealFieldSchema } from '#lib/schemas/reveal-field'
import { formAction } from '#lib/server/form-action'

export const revealFieldAction = formAction(revealFieldSchema, revealField, { refresh: false })
