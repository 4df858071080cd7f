'use server'

import { endPairing } from '#lib/duties/children/end-pairing'
import { recordSupport } from '#lib/duties/children/record-support'
import { startPairing } from '#lib/duties/children/start-pairing'
import { endPairingForm, startPairingForm, supportActivityForm } from '#lib/schemas/children/pairing'
import { formAction } from '#lib/server/form-action'

export const endPairingAction = formAction(endPairingForm, endPairing)
export const recordSupportAction = formAction(supportActivityForm, recordSupport)
export const startPairingAction = formAction(startPairingForm, startPairing)
