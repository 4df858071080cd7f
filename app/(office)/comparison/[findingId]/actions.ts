'use server'

import { decideFinding } from '#lib/duties/rolls/matching/decide-finding'
import { proposeMerge } from '#lib/duties/rolls/matching/merge-records'
import { decideFindingSchema, proposeMergeSchema } from '#lib/schemas/rolls/matching-forms'
import { formAction } from '#lib/server/form-action'

export const decideFindingAction = formAction(decideFindingSchema, decideFinding)
export const proposeMergeAction = formAction(proposeMergeSchema, proposeMerge)
