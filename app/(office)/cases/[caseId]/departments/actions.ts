'use server'

import { askDepartment } from '#lib/duties/referrals/ask-department'
import { recordDepartmentAnswer } from '#lib/duties/referrals/record-department-answer'
import { askDepartmentForm, departmentAnswerForm } from '#lib/schemas/referrals/department-referral'
import { formAction } from '#lib/server/form-action'

export const askDepartmentAction = formAction(askDepartmentForm, askDepartment)
export const recordDepartmentAnswerAction = formAction(departmentAnswerForm, recordDepartmentAnswer)
