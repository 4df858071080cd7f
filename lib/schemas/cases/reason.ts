import { z } from 'zod'
import { writtenText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

/** 只需写明理由的办理：劝返无效、退回、不予销号。 */
export const reasonForm = z.strictObject({ ...caseAct, reason: writtenText(500, '请写明理由') })
export type ReasonForm = z.output<typeof reasonForm>

/** 不需另填内容的办理：签收、会签。 */
export const bareForm = z.strictObject(caseAct)
export type BareForm = z.output<typeof bareForm>
