import { z } from 'zod'
import { caseAct } from './case-act.ts'

/** 确定劝返责任人：本校在岗的一个人。 */
export const assignResponsibleForm = z.strictObject({
  ...caseAct,
  personId: z.uuid('请选择责任人'),
})
export type AssignResponsibleForm = z.output<typeof assignResponsibleForm>
