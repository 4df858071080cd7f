'use server'

import { openSurvey } from '#lib/duties/survey/open-survey'
import { signSurvey } from '#lib/duties/survey/sign-survey'
import { openSurveyForm, signSurveyForm } from '#lib/schemas/enrolment/survey-forms'
import { formAction } from '#lib/server/form-action'

export const openSurveyAction = formAction(openSurveyForm, openSurvey)
export const signSurveyAction = formAction(signSurveyForm, signSurvey)
