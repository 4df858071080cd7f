import { z } from 'zod'
import { SERVICE_LABEL } from '#lib/rules/labels'
import { writtenText } from '#lib/schemas/text'
import { caseAct, day } from './case-act.ts'
import { coded } from './coded.ts'

/** 批评教育、责令限期改正、提请司法文书：哪天、内容。 */
export const townshipMeasureForm = z.strictObject({
  ...caseAct,
  issuedOn: day('请选择日期'),
  content: writtenText(1000, '请填写内容'),
})
export type TownshipMeasureForm = z.output<typeof townshipMeasureForm>

/** 限期复学通知书：送达之日起算，复学期限由档案算出，不由人填。 */
export const returnNoticeForm = z.strictObject({
  ...caseAct,
  servedOn: day('请选择送达日期'),
  service: coded(SERVICE_LABEL, '请选择送达方式'),
  content: writtenText(1000, '请填写通知事由'),
})
export type ReturnNoticeForm = z.output<typeof returnNoticeForm>
