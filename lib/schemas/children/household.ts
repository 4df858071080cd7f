import { z } from 'zod'
import { HOUSEHOLD_BASIS_LABEL } from '#lib/rules/people/household'
import { coded } from '#lib/schemas/cases/coded'
import { writtenText } from '#lib/schemas/text'

const about = {
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  childId: z.uuid('页面已失效，请刷新后再办'),
}

/** 认定同户：系统提出的一个孩子，由人认定。 */
export const linkHouseholdForm = z.strictObject({
  ...about,
  otherId: z.uuid('请选择孩子'),
  basis: coded(HOUSEHOLD_BASIS_LABEL, '请选择凭什么认定'),
})
export type LinkHouseholdForm = z.output<typeof linkHouseholdForm>

/** 解除同户，写明理由。 */
export const unlinkHouseholdForm = z.strictObject({
  ...about,
  memberId: z.uuid('请选择孩子'),
  why: writtenText(200, '请写明解除的理由'),
})
export type UnlinkHouseholdForm = z.output<typeof unlinkHouseholdForm>
