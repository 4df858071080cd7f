'use server'

import { recordCountyAnswer, withdrawHandOver } from '#lib/duties/cases/decline-hand-over'
import { offerToCounty, offerToTownship } from '#lib/duties/cases/offer-hand-over'
import {
  countyAnswerForm,
  countyHandOverForm,
  declineHandOverForm,
  townshipHandOverForm,
} from '#lib/schemas/cases/hand-over'
import { formAction } from '#lib/server/form-action'

export const offerToCountyAction = formAction(countyHandOverForm, offerToCounty)
export const offerToTownshipAction = formAction(townshipHandOverForm, offerToTownship)
export const recordCountyAnswerAction = formAction(countyAnswerForm, recordCountyAnswer)
export const withdrawHandOverAction = formAction(declineHandOverForm, withdrawHandOver)
