'use server'

import { decideSchooling } from '#lib/duties/placements/decide-schooling'
import { schoolingDecisionForm } from '#lib/schemas/placements/schooling'
import { formAction } from '#lib/server/form-action'

export const decideSchoolingAction = formAction(schoolingDecisionForm, decideSchooling)
