'use server'

import { resumeSchooling } from '#lib/duties/placements/resume-schooling'
import { writeOpinion } from '#lib/duties/placements/write-opinion'
import { placementOpinionForm } from '#lib/schemas/placements/application'
import { resumeSchoolingForm } from '#lib/schemas/placements/resume'
import { formAction } from '#lib/server/form-action'

export const resumeSchoolingAction = formAction(resumeSchoolingForm, resumeSchooling)
export const writeOpinionAction = formAction(placementOpinionForm, writeOpinion)
