import { z } from 'zod'
import { optionalText, writtenText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

/** 定一个协助人。 */
export const nameHelperForm = z.strictObject({
  ...caseAct,
  personId: z.uuid('请选择协助人'),
  reason: optionalText(200),
})
export type NameHelperForm = z.output<typeof nameHelperForm>

/** 解除一个协助人，写明理由。 */
export const releaseHelperForm = z.strictObject({
  ...caseAct,
  personId: z.uuid('请选择协助人'),
  reason: writtenText(200, '请写明解除的理由'),
})
export type ReleaseHelperForm = z.output<typeof releaseHelperForm>
