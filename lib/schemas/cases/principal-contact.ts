import { z } from 'zod'
import { CONTACT_MEANS_LABEL, CONTACT_PARTY_LABEL } from '#lib/rules/labels'
import { writtenText } from '#lib/schemas/text'
import { beijingMoment, caseAct } from './case-act.ts'
import { coded } from './coded.ts'

/** 校长的一次联系：与家长、与村各记一条，不合并（LX-2.2.4）。 */
export const principalContactForm = z.strictObject({
  ...caseAct,
  party: coded(CONTACT_PARTY_LABEL, '请选择联系的是哪一方'),
  means: coded(CONTACT_MEANS_LABEL, '请选择联系方式'),
  contacted: writtenText(60, '请填写联系了谁'),
  contactedAt: beijingMoment('请填写联系的时间'),
  result: writtenText(300, '请填写联系的结果'),
})
export type PrincipalContactForm = z.output<typeof principalContactForm>
