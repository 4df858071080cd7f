'use server'

import { approveMerge, askMergeReversal, refuseMerge } from '#lib/duties/rolls/matching/merge-records'
import { decideMergeSchema } from '#lib/schemas/rolls/matching-forms'
import { formAction } from '#lib/server/form-action'

export const approveMergeAction = formAction(decideMergeSchema, approveMerge)
export const refuseMergeAction = formAction(decideMergeSchema, refuseMerge)
export const askMergeReversalAction = formAction(decideMergeSchema, askMergeReversal)
