'use server'

import { setCohortBase } from '#lib/duties/figures/set-cohort-base'
import { setControlLine } from '#lib/duties/figures/set-control-line'
import { cohortBaseForm, controlLineForm } from '#lib/schemas/figures/control-line'
import { formAction } from '#lib/server/form-action'

export const setControlLineAction = formAction(controlLineForm, setControlLine)
export const setCohortBaseAction = formAction(cohortBaseForm, setCohortBase)
