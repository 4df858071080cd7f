import { z } from 'zod'
import { RETURN_PARTS } from '#lib/rules/returns/return-kinds'
import { optionalText } from '#lib/schemas/text'

const submissionKey = z.uuid('页面已失效，请刷新后再办')
const LONGEST_PART = 1000

const parts = Object.fromEntries(
  Object.keys(RETURN_PARTS).map((part) => [part, optionalText(LONGEST_PART)]),
) as Record<keyof typeof RETURN_PARTS, ReturnType<typeof optionalText>>

/** 报出一版：数不用填；期报写各项文字；改版写理由。`version` 是看着填的那一版，没有报过的是 0。 */
export const submitReturnForm = z.strictObject({
  submissionKey,
  returnId: z.uuid(),
  version: z.int().min(0).max(99),
  why: optionalText(500),
  ...parts,
})
export type SubmitReturnForm = z.output<typeof submitReturnForm>

/** 收下一版，或退回并说明。 */
export const acceptReturnForm = z.strictObject({ submissionKey, versionId: z.uuid(), returnId: z.uuid() })
export type AcceptReturnForm = z.output<typeof acceptReturnForm>

export const sendBackReturnForm = z.strictObject({
  submissionKey,
  versionId: z.uuid(),
  returnId: z.uuid(),
  reason: optionalText(500),
})
export type SendBackReturnForm = z.output<typeof sendBackReturnForm>
