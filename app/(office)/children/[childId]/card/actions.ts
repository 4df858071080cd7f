'use server'

import { writeCard } from '#lib/duties/children/write-card'
import { leftBehindCardForm } from '#lib/schemas/children/left-behind-card'
import { formAction } from '#lib/server/form-action'

export const writeCardAction = formAction(leftBehindCardForm, writeCard)
