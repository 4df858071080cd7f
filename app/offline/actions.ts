'use server'

import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { recordTownshipVisit } from '#lib/duties/cases/record-township-visit'
import { submitRollCallSchema } from '#lib/schemas/attendance/roll-call'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { takeAlongForm } from '#lib/schemas/take-along'
import { formAction } from '#lib/server/form-action'
import { takeAlong } from '#lib/server/offline/take-along'

export const takeAlongAction = formAction(takeAlongForm, takeAlong, { refresh: false })
export const recordTownshipVisitAction = formAction(townshipVisitForm, recordTownshipVisit)
export const sendRollCallAction = formAction(submitRollCallSchema, submitRollCall)
