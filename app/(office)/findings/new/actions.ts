'use server'

import { makeFinding } from '#lib/duties/inspection/make-finding'
import { findingForm } from '#lib/schemas/inspection/inspection-forms'
import { formAction } from '#lib/server/form-action'

export const makeFindingAction = formAction(findingForm, makeFinding)
