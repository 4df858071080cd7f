import { z } from 'zod'
import { optionalText } from '#lib/schemas/text'
import { caseAct, day } from './case-act.ts'

/** 返校：只填哪天；凭据是那天的点名，不是填表的人。 */
export const confirmReturnForm = z.strictObject({
  ...caseAct,
  returnedOn: day('请选择返校日期'),
  note: optionalText(300),
})
export type ConfirmReturnForm = z.output<typeof confirmReturnForm>
