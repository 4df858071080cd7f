'use server'

import { writeOpinion } from '#lib/duties/placements/write-opinion'
import { placementOpinionForm } from '#lib/schemas/placements/application'
import { formAction } from '#lib/server/form-action'

export const writeOpinionAction = formAction(placementOpinionForm, writeOpinion)
