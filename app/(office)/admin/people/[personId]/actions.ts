'use server'

import { actOnAccount } from '#lib/duties/people/act-on-account'
import { appoint } from '#lib/duties/people/appoint'
import { endPost } from '#lib/duties/people/end-post'
import { handOverPost } from '#lib/duties/people/hand-over-post'
import { openAccount } from '#lib/duties/people/open-account'
import {
  accountActForm,
  accountForm,
  appointForm,
  endPostForm,
  handOverForm,
} from '#lib/schemas/identity/admin-forms'
import { formAction } from '#lib/server/form-action'

export const appointAction = formAction(appointForm, appoint)
export const endAppointmentAction = formAction(endPostForm, endPost)
export const handOverPostAction = formAction(handOverForm, handOverPost)
// 口令显示在办成的话里；不重取，免得它一闪而过。
export const openAccountAction = formAction(accountForm, openAccount, { refresh: false })
export const actOnAccountAction = formAction(accountActForm, actOnAccount, { refresh: false })
