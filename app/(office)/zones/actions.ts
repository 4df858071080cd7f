'use server'

import { defineZone } from '#lib/duties/responsibility/define-zone'
import { zoneForm } from '#lib/schemas/responsibility/zone'
import { formAction } from '#lib/server/form-action'

export const defineZoneAction = formAction(zoneForm, defineZone)
