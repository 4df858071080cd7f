import { z } from 'zod'
import { writtenText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

/** 认定辍学：查明的原因。认定不是结案。 */
export const confirmDropoutForm = z.strictObject({
  ...caseAct,
  dropoutReason: writtenText(300, '请填写查明的辍学原因'),
})
export type ConfirmDropoutForm = z.output<typeof confirmDropoutForm>
