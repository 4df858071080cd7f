'use server'

import { changeUnitName, closeUnitFor } from '#lib/duties/people/change-unit'
import { closeUnitForm, renameUnitForm } from '#lib/schemas/identity/admin-forms'
import { formAction } from '#lib/server/form-action'

export const renameUnitAction = formAction(renameUnitForm, changeUnitName)
export const closeUnitAction = formAction(closeUnitForm, closeUnitFor)
