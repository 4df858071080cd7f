'use server'

import { askImportUndo, confirmImport } from '#lib/duties/rolls/imports/decide-import'
import { decideImportSchema } from '#lib/schemas/rolls/import-forms'
import { formAction } from '#lib/server/form-action'

export const confirmImportAction = formAction(decideImportSchema, confirmImport)
export const askImportUndoAction = formAction(decideImportSchema, askImportUndo)
