import { z } from 'zod'
import {
  BUREAU_ONLY_REASONS,
  DROPOUT_REASON_LABEL,
  PERSUASION_EFFECT_LABEL,
  WHEREABOUTS_LABEL,
} from '#lib/rules/labels'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { optionalText, writtenText } from '#lib/schemas/text'

const MOST_AT_ONCE = 12

/** 登记一次家访：一次可以写几个同户的孩子；有个案的孩子还要写结果，附件3、4 随之记上。 */
export const homeVisitForm = z
  .strictObject({
    submissionKey: z.uuid('页面已失效，请刷新后再办'),
    childIds: z
      .array(z.uuid(), '请至少选一个孩子')
      .min(1, '请至少选一个孩子')
      .max(MOST_AT_ONCE, `一次至多 ${MOST_AT_ONCE} 个孩子`)
      .refine((ids) => new Set(ids).size === ids.length, '同一个孩子选了两次'),
    visitedOn: day('请选择家访日期'),
    visitors: writtenText(60, '请填写家访人员'),
    content: writtenText(1000, '请填写家访情况'),
    guardianAttitude: optionalText(300),
    studentAttitude: optionalText(300),
    outcome: z.union([z.literal(''), coded(PERSUASION_EFFECT_LABEL, '请选择本次结果')]),
    truancyReason: z.union([z.literal(''), coded(DROPOUT_REASON_LABEL, '请选择旷课原因')]),
    whereabouts: z.union([z.literal(''), coded(WHEREABOUTS_LABEL, '请选择去向')]),
  })
  .refine(({ truancyReason }) => truancyReason === '' || !BUREAU_ONLY_REASONS.includes(truancyReason), {
    path: ['truancyReason'],
    message: '此项只由县级记录，请另选',
  })
export type HomeVisitForm = z.output<typeof homeVisitForm>
