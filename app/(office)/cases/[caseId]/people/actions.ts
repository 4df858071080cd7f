'use server'

import { assignResponsible } from '#lib/duties/cases/assign-responsible'
import { nameHelper } from '#lib/duties/cases/name-helper'
import { releaseHelper } from '#lib/duties/cases/release-helper'
import { writePlan } from '#lib/duties/cases/write-plan'
import { assignResponsibleForm } from '#lib/schemas/cases/assign-responsible'
import { nameHelperForm, releaseHelperForm } from '#lib/schemas/cases/case-helper'
import { casePlanForm } from '#lib/schemas/cases/case-plan'
import { formAction } from '#lib/server/form-action'

export const assignResponsibleAction = formAction(assignResponsibleForm, assignResponsible)
export const nameHelperAction = formAction(nameHelperForm, nameHelper)
export const releaseHelperAction = formAction(releaseHelperForm, releaseHelper)
export const writePlanAction = formAction(casePlanForm, writePlan)
