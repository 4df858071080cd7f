import { z } from 'zod'
import { CLOSE_REASONS, isCloseReason, PROOFS } from '#lib/rules/cases/close-reasons'
import { optionalText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

/** 学校可以申请的销号类别：人在课堂，或去向已核实。失联、退学不在其中。 */
export const REQUESTABLE_REASONS = Object.keys(CLOSE_REASONS)
  .filter(isCloseReason)
  .filter((reason) => ['present', 'departure'].includes(CLOSE_REASONS[reason].kind))

/** 销号申请：类别与随附的凭据，一项一份照片或扫描件。 */
export const strikeOffRequestForm = z.strictObject({
  ...caseAct,
  reason: z
    .string('请选择销号类别')
    .refine(isCloseReason, '失联、退学都不是销号的理由；请从所列类别中选择')
    .refine((reason) => REQUESTABLE_REASONS.includes(reason), '此类不由学校申请销号'),
  proofs: z
    .array(
      z.strictObject({
        proof: z.enum(PROOFS, '不认得的凭据'),
        fileId: z.uuid('请先上传这一项凭据的照片或扫描件'),
      }),
    )
    .max(PROOFS.length)
    .refine((given) => new Set(given.map(({ proof }) => proof)).size === given.length, '同一项凭据传了两次'),
  note: optionalText(500),
})
export type StrikeOffRequestForm = z.output<typeof strikeOffRequestForm>

/** 核实、准予：可附一句说明。 */
export const strikeOffDecisionForm = z.strictObject({ ...caseAct, note: optionalText(500) })
export type StrikeOffDecisionForm = z.output<typeof strikeOffDecisionForm>
