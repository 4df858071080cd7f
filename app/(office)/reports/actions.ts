'use server'

import { spoilSerial } from '#lib/duties/cases/spoil-serial'
import { spoilSerialForm } from '#lib/schemas/cases/spoil-serial'
import { formAction } from '#lib/server/form-action'

export const spoilSerialAction = formAction(spoilSerialForm, spoilSerial)
