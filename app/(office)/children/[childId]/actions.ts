'use server'

import { endCategory } from '#lib/duties/children/end-category'
import { markCategory } from '#lib/duties/children/mark-category'
import { revealField } from '#lib/duties/identity/reveal-field'
import { endCategoryForm, markCategoryForm } from '#lib/schemas/children/category'
import { revealFieldSchema } from '#lib/schemas/reveal-field'
import { formAction } from '#lib/server/form-action'

export const endCategoryAction = formAction(endCategoryForm, endCategory)
export const markCategoryAction = formAction(markCategoryForm, markCategory)
export const revealChildFieldAction = formAction(revealFieldSchema, revealField, { refresh: false })
