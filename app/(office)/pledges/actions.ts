'use server'

import { recordPledge } from '#lib/duties/responsibility/record-pledge'
import { pledgeForm } from '#lib/schemas/responsibility/pledge'
import { formAction } from '#lib/server/form-action'

export const recordPledgeAction = formAction(pledgeForm, recordPledge)
