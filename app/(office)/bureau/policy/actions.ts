'use server'

import { adoptPolicy } from '#lib/duties/figures/adopt-policy'
import { adoptPolicyForm } from '#lib/schemas/figures/adopt-policy'
import { formAction } from '#lib/server/form-action'

export const adoptPolicyAction = formAction(adoptPolicyForm, adoptPolicy)
