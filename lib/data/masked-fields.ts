import { maskAddress, maskPhone, maskResidentId, maskStudentNumber } from '#lib/rules/people/masking'
import type { RevealableField } from '#lib/rules/people/may-reveal'
import { decryptField, type FieldKeys } from './sensitive.ts'

const MASK: Readonly<Record<RevealableField, (plain: string) => string>> = {
  id_number: maskResidentId,
  student_number: maskStudentNumber,
  guardian_phone: maskPhone,
  address: maskAddress,
}

/** 密文 → 掩码，在服务器上算好再送出；没有这一项是空串。明文不离开这个函数。 */
export function maskedField(
  keys: FieldKeys,
  tenantId: string,
  field: RevealableField,
  sealed: Uint8Array | null,
): string {
  return sealed ? MASK[field](decryptField(keys, tenantId, field, sealed)) : ''
}
