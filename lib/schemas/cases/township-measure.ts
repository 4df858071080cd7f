import { z } from 'zod'
import { writtenText } from '#lib/schemas/text'
import { caseAct, day } from './case-act.ts'

/** 批评教育：哪天、内容。 */
export const townshipMeasureForm = z.strictObject({
  ...caseAct,
  issuedOn: day('请选择日期'),
  content: writtenText(1000, '请填写内容'),
})
export type TownshipMeasureForm = z.output<typeof townshipMeasureForm>
