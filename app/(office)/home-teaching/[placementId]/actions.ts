'use server'

import { planHomeTeaching, teachAtHome } from '#lib/duties/placements/teach-at-home'
import { homeTeachingPlanForm, homeTeachingSessionForm } from '#lib/schemas/placements/home-teaching'
import { formAction } from '#lib/server/form-action'

export const planHomeTeachingAction = formAction(homeTeachingPlanForm, planHomeTeaching)
export const teachAtHomeAction = formAction(homeTeachingSessionForm, teachAtHome)
