'use server'

import { endPairing } from '#lib/duties/children/end-pairing'
import { endSign } from '#lib/duties/children/end-sign'
import { noteSign } from '#lib/duties/children/note-sign'
import { recordSupport } from '#lib/duties/children/record-support'
import { startPairing } from '#lib/duties/children/start-pairing'
import { endSignForm, noteSignForm } from '#lib/schemas/children/early-sign'
import { endPairingForm, startPairingForm, supportActivityForm } from '#lib/schemas/children/pairing'
import { formAction } from '#lib/server/form-action'

export const endPairingAction = formAction(endPairingForm, endPairing)
export const recordSupportAction = formAction(supportActivityForm, recordSupport)
export const startPairingAction = formAction(startPairingForm, startPairing)
export const noteSignAction = formAction(noteSignForm, noteSign)
export const endSignAction = formAction(endSignForm, endSign)
