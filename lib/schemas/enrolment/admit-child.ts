import { z } from 'zod'

/** 编班：哪个孩子，进哪个班。 */
export const admitChildForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  caseId: z.uuid('页面已失效，请刷新后再办'),
  classId: z.uuid('请选择班级'),
})
export type AdmitChildForm = z.output<typeof admitChildForm>
