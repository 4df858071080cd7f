'use server'

import { applyForPlacement } from '#lib/duties/placements/apply-for-placement'
import { placementApplicationForm } from '#lib/schemas/placements/application'
import { formAction } from '#lib/server/form-action'

export const applyForPlacementAction = formAction(placementApplicationForm, applyForPlacement)
