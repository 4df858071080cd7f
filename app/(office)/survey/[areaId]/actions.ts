'use server'

import { addSurveyHousehold } from '#lib/duties/survey/add-survey-household'
import { signSurvey } from '#lib/duties/survey/sign-survey'
import { addSurveyHouseholdForm, signSurveyForm } from '#lib/schemas/enrolment/survey-forms'
import { formAction } from '#lib/server/form-action'

export const addSurveyHouseholdAction = formAction(addSurveyHouseholdForm, addSurveyHousehold)
export const signSurveyAction = formAction(signSurveyForm, signSurvey)
