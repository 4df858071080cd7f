import { z } from 'zod'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { writtenText } from '#lib/schemas/text'

/** 入学通知书怎样送到。 */
export const NOTICE_SERVICE_LABEL = {
  in_person: '直接送达',
  left_at_home: '留置送达',
  entrusted: '委托送达',
  post: '邮寄送达',
} as const

/** 一个孩子的入学通知书送到了。 */
export const serveEnrolmentNoticeForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  childId: z.uuid('请选择孩子'),
  servedOn: day('请选择送达日期'),
  service: coded(NOTICE_SERVICE_LABEL, '请选择送达方式'),
  receivedBy: writtenText(40, '请填写签收人'),
  /** 送达回证的扫描件；没有的是空串。 */
  proofId: z.union([z.literal(''), z.uuid('请重新上传送达回证')]),
})
export type ServeEnrolmentNoticeForm = z.output<typeof serveEnrolmentNoticeForm>
