'use server'

import { admitLeavers } from '#lib/duties/rolls/roll-over/admit-leavers'
import { confirmRollOver } from '#lib/duties/rolls/roll-over/confirm-roll-over'
import { prepareRollOver } from '#lib/duties/rolls/roll-over/prepare-roll-over'
import { undoRollOver } from '#lib/duties/rolls/roll-over/undo-roll-over'
import {
  admitLeaversForm,
  confirmRollOverForm,
  prepareRollOverForm,
  undoRollOverForm,
} from '#lib/schemas/rolls/roll-over-forms'
import { formAction } from '#lib/server/form-action'

export const prepareRollOverAction = formAction(prepareRollOverForm, prepareRollOver)
export const confirmRollOverAction = formAction(confirmRollOverForm, confirmRollOver)
export const undoRollOverAction = formAction(undoRollOverForm, undoRollOver)
export const admitLeaversAction = formAction(admitLeaversForm, admitLeavers)
