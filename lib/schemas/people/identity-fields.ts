import { z } from 'zod'
import { isPlainDate } from '#lib/rules/calendar/plain-date'
import { PERSON_NAME_FAULT_TEXT, parsePersonName } from '#lib/rules/people/person-name'
import { PHONE_FAULT_TEXT, parsePhone } from '#lib/rules/people/phone'
import { parseResidentId, RESIDENT_ID_FAULT_TEXT } from '#lib/rules/people/resident-id'

/** 证件的有无：未取得户籍的照样登记（DT-3.1.1）。 */
export const ID_KIND_LABEL = { resident_id: '有公民身份号码', none: '没有证件（未取得户籍等）' } as const

/** 人名一栏：必填，照姓名的规矩收。 */
export function personName(missing: string) {
  return z.string(missing).transform((text, context) => {
    const parsed = parsePersonName(text)
    if (parsed.ok) return parsed.value
    context.addIssue(parsed.fault === 'empty' ? missing : PERSON_NAME_FAULT_TEXT[parsed.fault])
    return z.NEVER
  })
}

type Identity = {
  readonly idKind: string
  readonly idNumber: string
  readonly birthOn: string
  readonly gender: string
  readonly phone: string
}

/** 证件号、电话对不对，号码里的生日、性别与所填合不合；逐栏给出毛病。 */
export function identityFaults(value: Identity): readonly (readonly ['idNumber' | 'phone', string])[] {
  const phone =
    value.phone.trim() !== '' && !parsePhone(value.phone) ? [['phone', PHONE_FAULT_TEXT] as const] : []
  if (value.idKind !== 'resident_id')
    return value.idNumber.trim() === '' ? phone : [['idNumber', '选了没有证件，号码请留空。'], ...phone]
  const parsed = parseResidentId(value.idNumber)
  if (!parsed.ok) return [['idNumber', RESIDENT_ID_FAULT_TEXT[parsed.fault]], ...phone]
  if (isPlainDate(value.birthOn) && parsed.value.birthOn !== value.birthOn)
    return [['idNumber', '号码里的出生日期与上面所填不一致，请核对。'], ...phone]
  if (parsed.value.gender !== value.gender)
    return [['idNumber', '号码里的性别与上面所选不一致，请核对。'], ...phone]
  return phone
}
