'use server'

import { otherSessionsForm, ownPasswordForm } from '#lib/schemas/identity/admin-forms'
import { formAction } from '#lib/server/form-action'
import { changeMyPassword, endMyOtherSessions } from '#lib/server/own-account'

export const changeMyPasswordAction = formAction(ownPasswordForm, changeMyPassword)
export const endMyOtherSessionsAction = formAction(otherSessionsForm, endMyOtherSessions)
