'use server'

import { proposeSchooling } from '#lib/duties/placements/propose-schooling'
import { schoolingProposalForm } from '#lib/schemas/placements/schooling'
import { formAction } from '#lib/server/form-action'

export const proposeSchoolingAction = formAction(schoolingProposalForm, proposeSchooling)
