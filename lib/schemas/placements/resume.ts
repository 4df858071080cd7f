import { z } from 'zod'
import { day } from '#lib/schemas/cases/case-act'

/** 提前复学：只填哪天；凭据是那天的点名，不是填表的人。 */
export const resumeSchoolingForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  placementId: z.uuid('页面已失效，请刷新后再办'),
  resumedOn: day('请选择复学日期'),
})
export type ResumeSchoolingForm = z.output<typeof resumeSchoolingForm>
