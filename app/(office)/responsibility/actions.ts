'use server'

import { assignPost } from '#lib/duties/responsibility/assign-post'
import { endPost } from '#lib/duties/responsibility/end-post'
import { assignPostForm, endPostForm } from '#lib/schemas/responsibility/responsibility-post'
import { formAction } from '#lib/server/form-action'

export const assignPostAction = formAction(assignPostForm, assignPost)
export const endPostAction = formAction(endPostForm, endPost)
