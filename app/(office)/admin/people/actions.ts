'use server'

import { createPerson } from '#lib/duties/people/create-person'
import { personForm } from '#lib/schemas/identity/admin-forms'
import { formAction } from '#lib/server/form-action'

export const createPersonAction = formAction(personForm, createPerson)
