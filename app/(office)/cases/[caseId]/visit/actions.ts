'use server'

import { recordTownshipVisit } from '#lib/duties/cases/record-township-visit'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { formAction } from '#lib/server/form-action'

export const recordTownshipVisitAction = formAction(townshipVisitForm, recordTownshipVisit)
