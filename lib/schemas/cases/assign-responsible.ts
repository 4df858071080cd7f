import { z } from 'zod'
import { optionalText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

/** 确定劝返责任人：本单位在岗的一个人；更换的要写理由，首次可以不写。 */
export const assignResponsibleForm = z.strictObject({
  ...caseAct,
  personId: z.uuid('请选择责任人'),
  reason: optionalText(200),
})
export type AssignResponsibleForm = z.output<typeof assignResponsibleForm>
