'use server'

import { reviewWiderView } from '#lib/duties/identity/mark-wider-view'
import { reviewWiderViewForm } from '#lib/schemas/identity/wider-view'
import { formAction } from '#lib/server/form-action'

export const reviewWiderViewAction = formAction(reviewWiderViewForm, reviewWiderView)
