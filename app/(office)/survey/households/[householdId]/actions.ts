'use server'

import { recordSurveyVisit } from '#lib/duties/survey/record-survey-visit'
import { surveyVisitForm } from '#lib/schemas/enrolment/survey-forms'
import { formAction } from '#lib/server/form-action'

export const recordSurveyVisitAction = formAction(surveyVisitForm, recordSurveyVisit)
