import { z } from 'zod'
import { DELIVERY_MEANS_LABEL, EXTERNAL_ANSWER_LABEL } from '#lib/rules/labels'
import { optionalText, writtenText } from '#lib/schemas/text'
import { caseAct, day } from './case-act.ts'
import { coded } from './coded.ts'

/** 寄送县外收件单位一次。 */
export const paperDeliveryForm = z.strictObject({
  ...caseAct,
  recipientId: z.uuid('页面已失效，请刷新后再办'),
  means: coded(DELIVERY_MEANS_LABEL, '请选择寄送方式'),
  sentOn: day('请选择寄出日期'),
  trackingNumber: optionalText(40),
  note: optionalText(200),
})
export type PaperDeliveryForm = z.output<typeof paperDeliveryForm>

/** 县外收件单位的一次答复。 */
export const paperAnswerForm = z.strictObject({
  ...caseAct,
  recipientId: z.uuid('页面已失效，请刷新后再办'),
  decision: coded(EXTERNAL_ANSWER_LABEL, '请选择对方的答复'),
  answeredOn: day('请选择答复日期'),
  answeredBy: writtenText(60, '请填写对方经办人或来文号'),
  content: writtenText(500, '请写明答复的内容；退回的写明理由'),
})
export type PaperAnswerForm = z.output<typeof paperAnswerForm>
