'use server'

import { recordArrival } from '#lib/duties/transfers/record-arrival'
import { arrivalForm } from '#lib/schemas/transfers/arrival'
import { formAction } from '#lib/server/form-action'

export const recordArrivalAction = formAction(arrivalForm, recordArrival)
