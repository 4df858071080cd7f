import { z } from 'zod'
import { writtenText } from '#lib/schemas/text'

/** 作废一个报告编号，另取新号重开。 */
export const spoilSerialForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  caseId: z.uuid('页面已失效，请刷新后再办'),
  reportId: z.uuid('页面已失效，请刷新后再办'),
  reason: writtenText(200, '请写明为何作废'),
})
export type SpoilSerialForm = z.output<typeof spoilSerialForm>
