import 'server-only'
import { maskedField } from '#lib/data/masked-fields'
import { mayReveal, type RevealableField } from '#lib/rules/people/may-reveal'
import type { LoadedCase } from './load-case.ts'

export type Mask = { readonly mask: string; readonly mayReveal: boolean }

/** 一个孩子的脱敏字段：掩码在服务器上算好；此岗位能否按次查看。 */
export function caseMasks({ kase, actor, keys }: Pick<LoadedCase, 'kase' | 'actor' | 'keys'>) {
  const { child } = kase
  const guardian = child.guardians[0]
  const of = (field: RevealableField, sealed: Uint8Array | null): Mask => ({
    mask: maskedField(keys, actor.tenantId, field, sealed),
    mayReveal: sealed !== null && mayReveal(actor.role, field) !== null,
  })
  return {
    guardian: guardian ? { id: guardian.id, name: guardian.name, relation: guardian.relation } : null,
    phone: of('guardian_phone', guardian?.phoneCipher ?? null),
    address: of('address', child.addressCipher),
    idNumber: of('id_number', child.idCipher),
    studentNumber: of('student_number', child.studentNumberCipher),
  }
}

export type CaseMasks = ReturnType<typeof caseMasks>
