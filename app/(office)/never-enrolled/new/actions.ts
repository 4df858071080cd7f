'use server'

import { registerChild } from '#lib/duties/enrolment/register-child'
import { registerChildForm } from '#lib/schemas/enrolment/register-child'
import { formAction } from '#lib/server/form-action'

export const registerChildAction = formAction(registerChildForm, registerChild)
