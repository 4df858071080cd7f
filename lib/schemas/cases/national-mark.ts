import { z } from 'zod'
import { isNationalMarkKind } from '#lib/rules/cases/national-marks'
import { day } from './case-act.ts'

/** 在国家的系统里办了哪一样，哪天办的。 */
export const nationalMarkForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  caseId: z.uuid('页面已失效，请刷新后再办'),
  kind: z.string('请选择办了哪一样').refine(isNationalMarkKind, '请选择办了哪一样'),
  onDay: day('请选择办理的日子'),
})
export type NationalMarkForm = z.output<typeof nationalMarkForm>
