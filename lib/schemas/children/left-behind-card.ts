import { z } from 'zod'
import { GUARDIANSHIP_LABEL, HOUSEHOLD_REGISTERED } from '#lib/rules/people/left-behind-card'
import { coded } from '#lib/schemas/cases/coded'
import { optionalText, writtenText } from '#lib/schemas/text'

/** 卡上的各栏；存下的卡读出时照同一份再验一遍。 */
export const cardBody = z.strictObject({
  ethnicity: writtenText(20, '请填写民族'),
  householdRegistered: coded(HOUSEHOLD_REGISTERED, '请选择户口登记与否'),
  health: writtenText(100, '请填写身体状况，健康的写健康'),
  disability: optionalText(60),
  schooling: writtenText(200, '请填写学习状况'),
  living: writtenText(200, '请填写生活状况'),
  fatherName: optionalText(40),
  fatherWork: optionalText(80),
  motherName: optionalText(40),
  motherWork: optionalText(80),
  entrusted: writtenText(40, '请填写委托监护人'),
  entrustedRelation: writtenText(20, '请填写与孩子的关系'),
  guardianship: coded(GUARDIANSHIP_LABEL, '请选择监护情况'),
  help: optionalText(300),
})

/** 填写或更新一张卡：每次是新的一版。 */
export const leftBehindCardForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  childId: z.uuid('页面已失效，请刷新后再办'),
  ...cardBody.shape,
})
export type LeftBehindCardForm = z.output<typeof leftBehindCardForm>
