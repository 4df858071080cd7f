'use server'

import { acceptTransfer } from '#lib/duties/transfers/accept-transfer'
import { holdBackTransfer } from '#lib/duties/transfers/hold-back-transfer'
import { placeTransfer } from '#lib/duties/transfers/place-transfer'
import { recallTransfer } from '#lib/duties/transfers/recall-transfer'
import { recordOutsideAnswer } from '#lib/duties/transfers/record-outside-answer'
import { refuseTransfer } from '#lib/duties/transfers/refuse-transfer'
import { releaseTransfer } from '#lib/duties/transfers/release-transfer'
import {
  acceptTransferForm,
  declineTransferForm,
  outsideAnswerForm,
  placeTransferForm,
  releaseTransferForm,
} from '#lib/schemas/transfers/transfer'
import { formAction } from '#lib/server/form-action'

export const releaseTransferAction = formAction(releaseTransferForm, releaseTransfer)
export const holdBackTransferAction = formAction(declineTransferForm, holdBackTransfer)
export const placeTransferAction = formAction(placeTransferForm, placeTransfer)
export const acceptTransferAction = formAction(acceptTransferForm, acceptTransfer)
export const refuseTransferAction = formAction(declineTransferForm, refuseTransfer)
export const recallTransferAction = formAction(declineTransferForm, recallTransfer)
export const recordOutsideAnswerAction = formAction(outsideAnswerForm, recordOutsideAnswer)
