import { z } from 'zod'
import {
  DEPARTMENT_ANSWER_LABEL,
  type DepartmentAnswer,
  isDepartment,
} from '#lib/rules/referrals/departments'
import { day } from '#lib/schemas/cases/case-act'
import { writtenText } from '#lib/schemas/text'

const key = {
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  caseId: z.uuid('页面已失效，请刷新后再办'),
}

/** 一张转办单：哪个部门、请它办什么。 */
export const askDepartmentForm = z.strictObject({
  ...key,
  department: z.string('请选择部门').refine(isDepartment, '请选择部门'),
  matter: writtenText(500, '请写明请部门办什么'),
})
export type AskDepartmentForm = z.output<typeof askDepartmentForm>

/** 部门的答复：结果、哪天、怎么说的。 */
export const departmentAnswerForm = z.strictObject({
  ...key,
  referralId: z.uuid('页面已失效，请刷新后再办'),
  decision: z.enum(Object.keys(DEPARTMENT_ANSWER_LABEL) as DepartmentAnswer[], '请选择结果'),
  answeredOn: day('请选择答复的日子'),
  content: writtenText(500, '请写明部门怎样答复'),
})
export type DepartmentAnswerForm = z.output<typeof departmentAnswerForm>
