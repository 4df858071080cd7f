'use server'

import { startComparison } from '#lib/duties/rolls/matching/run-comparison'
import { startComparisonSchema } from '#lib/schemas/rolls/matching-forms'
import { formAction } from '#lib/server/form-action'

export const startComparisonAction = formAction(startComparisonSchema, startComparison)
