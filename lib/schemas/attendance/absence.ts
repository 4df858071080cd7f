import { z } from 'zod'
import type { ContactMeans, ContactResult } from '#lib/rules/labels'
import { CONTACT_MEANS_LABEL, CONTACT_RESULT_LABEL, isKeyOf } from '#lib/rules/labels'
import { optionalText, writtenText } from '#lib/schemas/text'

/** 向家长了解情况（DT-3.4.2，NA-3.6）。 */
export const guardianContactSchema = z.strictObject({
  submissionKey: z.uuid(),
  absenceId: z.uuid(),
  means: z
    .string('请选择联系方式')
    .refine((text): text is ContactMeans => isKeyOf(CONTACT_MEANS_LABEL, text), '请选择联系方式'),
  result: z
    .string('请选择联系结果')
    .refine((text): text is ContactResult => isKeyOf(CONTACT_RESULT_LABEL, text), '请选择联系结果'),
  note: optionalText(200),
})
export type GuardianContact = z.infer<typeof guardianContactSchema>

/** 当天报告：教师向学校（DT-3.4.2，NA-3.5，LX-2.2.1）。 */
export const sameDayReportSchema = z.strictObject({
  submissionKey: z.uuid(),
  absenceId: z.uuid(),
  words: writtenText(500, '请写明情况'),
})
export type SameDayReport = z.infer<typeof sameDayReportSchema>

/** 学校收悉当天报告。 */
export const sameDayReceiptSchema = z.strictObject({ submissionKey: z.uuid(), reportId: z.uuid() })
export type SameDayReceipt = z.infer<typeof sameDayReceiptSchema>
