'use server'

import { checkLead } from '#lib/duties/leads/check-lead'
import { leadCheckForm } from '#lib/schemas/leads/lead'
import { formAction } from '#lib/server/form-action'

export const checkLeadAction = formAction(leadCheckForm, checkLead)
