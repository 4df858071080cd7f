import type { Official } from '#lib/rules/people/actor'
import type { RevealableField, RevealScope } from '#lib/rules/people/may-reveal'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import { caseReach, childReach } from './reach.ts'

export type SealedField = {
  readonly childId: string
  readonly field: RevealableField
  readonly guardianId?: string | undefined
}

/** 可及范围内一个儿童的一项密文；够不着、没有这一项都是 null。 */
export async function findSealedField(
  tx: Tx,
  actor: Official,
  scope: RevealScope,
  { childId, field, guardianId }: SealedField,
): Promise<Uint8Array | null> {
  const involved = scope === 'case' ? { dropoutCases: { some: caseReach(actor) } } : {}
  const child = await tx.child.findFirst({
    where: { AND: [childReach(actor), involved, { id: childId }] },
    select: { idCipher: true, studentNumberCipher: true, addressCipher: true },
  })
  if (!child) return null
  switch (field) {
    case 'id_number':
      return child.idCipher
    case 'student_number':
      return child.studentNumberCipher
    case 'address':
      return child.addressCipher
    case 'guardian_phone': {
      if (!guardianId) return null
      const guardian = await tx.guardian.findFirst({
        where: { tenantId: actor.tenantId, childId, id: guardianId },
        select: { phoneCipher: true },
      })
      return guardian?.phoneCipher ?? null
    }
  }
}

/** 记下谁以什么岗位、为什么看了谁的哪一项。 */
export async function logAccess(
  tx: Tx,
  actor: Official,
  seen: { childId: string; field: RevealableField; reason: string; at: Date },
): Promise<void> {
  await tx.accessLog.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      childId: seen.childId,
      personId: actor.personId,
      role: actor.role,
      field: seen.field,
      reason: seen.reason,
      recordedAt: seen.at,
    },
  })
}
