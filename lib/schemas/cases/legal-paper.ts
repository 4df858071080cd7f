import { z } from 'zod'
import { SERVICE_LABEL } from '#lib/rules/labels'
import { optionalText, writtenText } from '#lib/schemas/text'
import { caseAct, day } from './case-act.ts'
import { coded } from './coded.ts'

/** 签发一份文书：只填事由；名称、编号、期限、引用条款都由档案与系统给出，签发日即今天。 */
export const issuePaperForm = z.strictObject({ ...caseAct, content: writtenText(1000, '请填写事由') })
export type IssuePaperForm = z.output<typeof issuePaperForm>

/** 送达回证（F39）：各种送达各有各的凭据，都要回证或照片；缺了哪项说哪项。 */
export const servePaperForm = z
  .strictObject({
    ...caseAct,
    servedOn: day('请选择送达日期'),
    manner: coded(SERVICE_LABEL, '请选择送达方式'),
    place: writtenText(120, '请填写送达地点'),
    receiver: optionalText(60),
    witnessOne: optionalText(40),
    witnessTwo: optionalText(40),
    trackingNumber: optionalText(40),
    proofId: z.union([z.literal(''), z.uuid('请重新上传')]),
  })
  .superRefine((form, context) => {
    const missing = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (form.proofId === '') missing('proofId', '请先上传送达回证或送达照片')
    if (form.manner === 'handed_over' && form.receiver === '')
      missing('receiver', '直接送达须写明签收人及与学生的关系')
    if (form.manner === 'posted' && form.trackingNumber === '')
      missing('trackingNumber', '邮寄送达须填写邮件号')
    if ((form.manner === 'refused' || form.manner === 'left') && form.witnessOne === '')
      missing('witnessOne', '请填写见证人姓名')
    if (form.manner !== 'refused') return
    if (form.witnessTwo === '') missing('witnessTwo', '拒收须有两名见证人')
    else if (form.witnessTwo === form.witnessOne) missing('witnessTwo', '两名见证人须是不同的人')
  })
export type ServePaperForm = z.output<typeof servePaperForm>
