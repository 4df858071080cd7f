'use server'

import { askTransfer } from '#lib/duties/transfers/ask-transfer'
import { askTransferForm } from '#lib/schemas/transfers/transfer'
import { formAction } from '#lib/server/form-action'

export const askTransferAction = formAction(askTransferForm, askTransfer)
