'use server'

import { followTip } from '#lib/duties/tips/follow-tip'
import { revealTeller } from '#lib/duties/tips/reveal-teller'
import { followTipForm, revealTellerForm } from '#lib/schemas/tips/tip'
import { formAction } from '#lib/server/form-action'

export const followTipAction = formAction(followTipForm, followTip)
export const revealTellerAction = formAction(revealTellerForm, revealTeller)
