'use server'

import { endWiderView, reviewWiderView } from '#lib/duties/identity/mark-wider-view'
import { openWiderView } from '#lib/duties/identity/open-wider-view'
import { endWiderViewForm, reviewWiderViewForm, widerViewForm } from '#lib/schemas/identity/wider-view'
import { formAction } from '#lib/server/form-action'

export const openWiderViewAction = formAction(widerViewForm, openWiderView)
export const endWiderViewAction = formAction(endWiderViewForm, endWiderView)
export const reviewWiderViewAction = formAction(reviewWiderViewForm, reviewWiderView)
