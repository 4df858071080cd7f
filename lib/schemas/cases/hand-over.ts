import { z } from 'zod'
import { DELIVERY_MEANS_LABEL } from '#lib/rules/labels'
import { optionalText, writtenText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'
import { coded } from './coded.ts'

/** 移交县内另一乡镇。 */
export const townshipHandOverForm = z.strictObject({
  ...caseAct,
  toUnitId: z.uuid('请选择移交给哪个乡镇'),
  reason: writtenText(300, '请写明为何移交、孩子现住何处'),
})
export type TownshipHandOverForm = z.output<typeof townshipHandOverForm>

/** 移交外县：县教育局写明对方单位，怎样送出。 */
export const countyHandOverForm = z.strictObject({
  ...caseAct,
  toName: writtenText(60, '请写明外县教育行政部门全称'),
  toDivisionCode: z.string().regex(/^\d{6}(\d{6})?$/, '请填写对方的区划代码，6 位或 12 位数字'),
  toAddress: writtenText(120, '请写明寄送地址'),
  sentMeans: coded(DELIVERY_MEANS_LABEL, '请选择送出方式'),
  trackingNumber: optionalText(40),
  reason: writtenText(300, '请写明为何移交、孩子现在何处'),
})
export type CountyHandOverForm = z.output<typeof countyHandOverForm>

/** 答复移交的三样：键、哪张单子、说明。 */
const answer = {
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  handOverId: z.uuid('页面已失效，请刷新后再办'),
}

/** 接收：归到本乡镇哪个村可以选，也可以稍后再定。 */
export const acceptHandOverForm = z.strictObject({
  ...answer,
  villageId: z.union([z.uuid(), z.literal('')]),
})
export type AcceptHandOverForm = z.output<typeof acceptHandOverForm>

/** 退回并说明，或由移交方收回。 */
export const declineHandOverForm = z.strictObject({ ...answer, reason: writtenText(300, '请写明理由') })
export type DeclineHandOverForm = z.output<typeof declineHandOverForm>

/** 外县的答复，由县教育局登记。 */
export const countyAnswerForm = z.strictObject({
  ...answer,
  decision: coded({ accepted: '已接收', refused: '退回' }, '请选择对方的答复'),
  answeredBy: writtenText(60, '请填写对方经办人或来文号'),
  reason: writtenText(300, '请写明答复的内容'),
})
export type CountyAnswerForm = z.output<typeof countyAnswerForm>
