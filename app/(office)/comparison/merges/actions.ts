'use server'

import {
  approveMerge,
  approveMergeReversal,
  askMergeReversal,
  refuseMerge,
  refuseMergeReversal,
} from '#lib/duties/rolls/matching/merge-records'
import { decideMergeSchema } from '#lib/schemas/rolls/matching-forms'
import { formAction } from '#lib/server/form-action'

export const approveMergeAction = formAction(decideMergeSchema, approveMerge)
export const refuseMergeAction = formAction(decideMergeSchema, refuseMerge)
export const askMergeReversalAction = formAction(decideMergeSchema, askMergeReversal)
export const approveMergeReversalAction = formAction(decideMergeSchema, approveMergeReversal)
export const refuseMergeReversalAction = formAction(decideMergeSchema, refuseMergeReversal)
