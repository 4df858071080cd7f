'use server'

import { recordTip } from '#lib/duties/tips/record-tip'
import { setTipLine } from '#lib/duties/tips/set-tip-line'
import { tipForm, tipLineForm } from '#lib/schemas/tips/tip'
import { formAction } from '#lib/server/form-action'

export const setTipLineAction = formAction(tipLineForm, setTipLine)
export const recordTipAction = formAction(tipForm, recordTip)
