'use server'

import { reportLead } from '#lib/duties/leads/report-lead'
import { leadForm } from '#lib/schemas/leads/lead'
import { formAction } from '#lib/server/form-action'

export const reportLeadAction = formAction(leadForm, reportLead)
