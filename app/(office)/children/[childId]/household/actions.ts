'use server'

import { linkHousehold } from '#lib/duties/children/link-household'
import { recordHomeVisit } from '#lib/duties/children/record-home-visit'
import { unlinkHousehold } from '#lib/duties/children/unlink-household'
import { homeVisitForm } from '#lib/schemas/children/home-visit'
import { linkHouseholdForm, unlinkHouseholdForm } from '#lib/schemas/children/household'
import { formAction } from '#lib/server/form-action'

export const linkHouseholdAction = formAction(linkHouseholdForm, linkHousehold)
export const recordHomeVisitAction = formAction(homeVisitForm, recordHomeVisit)
export const unlinkHouseholdAction = formAction(unlinkHouseholdForm, unlinkHousehold)
