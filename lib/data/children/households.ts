import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { caseReach, childReach, viaChild } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { HouseholdBasis } from '#lib/rules/people/household'

const WHO = {
  id: true,
  name: true,
  school: { select: { name: true } },
  class: { select: { name: true } },
} as const

/** 这个孩子现在在哪一户；没有是 null。 */
export async function findHouseholdId(tx: Tx, actor: Official, childId: string): Promise<string | null> {
  const row = await tx.householdMember.findFirst({
    where: { AND: [viaChild(actor), { childId, unlinkedOn: null }] },
    select: { householdId: true },
  })
  return row?.householdId ?? null
}

/** 同户的孩子（含本人），可及范围之内的；各有没有可及的未结个案。 */
export async function listHousehold(tx: Tx, actor: Official, childId: string) {
  const householdId = await findHouseholdId(tx, actor, childId)
  const rows = householdId
    ? await tx.householdMember.findMany({
        where: { AND: [viaChild(actor), { householdId, unlinkedOn: null }] },
        orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
        select: { id: true, basis: true, childId: true, child: { select: WHO } },
      })
    : []
  return rows.map(({ id, basis, child }) => ({ memberId: id, basis, ...child }))
}

export type HouseholdChild = Awaited<ReturnType<typeof listHousehold>>[number]

const PROPOSED = 12

/** 可能同户的：监护人电话相同，或住址相同，还不在同一户；凭盲索引相认，不解密。 */
export async function proposeHousehold(tx: Tx, actor: Official, childId: string) {
  const self = await tx.child.findFirst({
    where: { AND: [childReach(actor), { id: childId }] },
    select: { addressIndex: true, guardians: { select: { phoneIndex: true } } },
  })
  if (!self) return []
  const phones = self.guardians.flatMap(({ phoneIndex }) => (phoneIndex ? [phoneIndex] : []))
  const alike = [
    ...(phones.length > 0 ? [{ guardians: { some: { phoneIndex: { in: phones } } } }] : []),
    ...(self.addressIndex ? [{ addressIndex: self.addressIndex }] : []),
  ]
  if (alike.length === 0) return []
  const householdId = await findHouseholdId(tx, actor, childId)
  const joined = householdId ? { householdMembers: { none: { householdId, unlinkedOn: null } } } : {}
  const rows = await tx.child.findMany({
    where: { AND: [childReach(actor), { id: { not: childId } }, { OR: alike }, joined] },
    orderBy: [{ namePinyin: 'asc' }, { id: 'asc' }],
    take: PROPOSED,
    select: { ...WHO, guardians: { select: { phoneIndex: true } } },
  })
  const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.from(a).equals(Buffer.from(b))
  return rows.map(({ guardians, ...child }) => {
    const byPhone = guardians.some(({ phoneIndex }) => phones.some((phone) => same(phoneIndex, phone)))
    const basis: HouseholdBasis = byPhone ? 'guardian_phone' : 'address'
    return { ...child, basis }
  })
}

/** 归到一户。 */
export async function insertMembers(
  tx: Tx,
  actor: Official,
  row: {
    readonly householdId: string
    readonly childIds: readonly string[]
    readonly basis: HouseholdBasis
  },
): Promise<void> {
  await tx.householdMember.createMany({
    data: row.childIds.map((childId) => ({
      tenantId: actor.tenantId,
      id: newId(),
      householdId: row.householdId,
      childId,
      basis: row.basis,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    })),
  })
}

/** 解除一个；给出改动的行数。 */
export async function closeMember(
  tx: Tx,
  actor: Official,
  ended: { readonly memberId: string; readonly on: PlainDate; readonly why: string },
): Promise<number> {
  const { count } = await tx.householdMember.updateMany({
    where: { AND: [viaChild(actor), { id: ended.memberId, unlinkedOn: null }] },
    data: { unlinkedOn: columnFromDay(ended.on), unlinkedWhy: ended.why },
  })
  return count
}

/** 一同走访的孩子：在哪个班校、现有哪些类别、有没有可及的未结个案。 */
export async function listVisited(tx: Tx, actor: Official, childIds: readonly string[]) {
  return tx.child.findMany({
    where: { AND: [childReach(actor), { id: { in: [...childIds] } }] },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      classId: true,
      schoolId: true,
      class: { select: { gradeNo: true } },
      childCategorys: { where: { toOn: null }, select: { category: true } },
      dropoutCases: {
        where: { AND: [caseReach(actor), { closedAt: null }] },
        orderBy: { openedAt: 'desc' },
        take: 1,
        select: { id: true, version: true, state: true },
      },
    },
  })
}
