'use server'

import { recordSignature } from '#lib/duties/cases/record-signature'
import { signatureForm } from '#lib/schemas/cases/signature'
import { formAction } from '#lib/server/form-action'

export const recordSignatureAction = formAction(signatureForm, recordSignature)
