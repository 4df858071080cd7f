import { z } from 'zod'
import { isPlainDate } from '#lib/rules/calendar/plain-date'
import { writtenText } from '#lib/schemas/text'

/** 采用一份文件的新版：接在哪一版之后、看过的是哪份内容、哪天起、为什么。 */
export const adoptPolicyForm = z.strictObject({
  submissionKey: z.uuid(),
  followsId: z.uuid(),
  seenDigest: z.string().regex(/^[0-9a-f]{64}$/),
  effectiveFrom: z.string().refine(isPlainDate, '请选择生效日期'),
  reason: writtenText(200, '请写明为什么采用，例如文件修订的文号'),
})
export type AdoptPolicyForm = z.output<typeof adoptPolicyForm>
