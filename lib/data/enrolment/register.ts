import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { childReach } from '#lib/data/reach'
import { nameSpelling } from '#lib/data/rolls/imports/name-spelling'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { townshipOf } from '#lib/rules/people/division-code'

type Sealed = Uint8Array<ArrayBuffer>

/** 可及范围内可能就是他的：证件号相同，或同名同生日。 */
export async function findLookalikes(
  tx: Tx,
  actor: Official,
  who: { readonly name: string; readonly birthOn: PlainDate; readonly idIndex: Sealed | null },
) {
  const same = [
    { name: who.name, birthOn: columnFromDay(who.birthOn) },
    ...(who.idIndex ? [{ idIndex: who.idIndex }] : []),
  ]
  const rows = await tx.child.findMany({
    where: { AND: [childReach(actor), { OR: same }] },
    take: 5,
    select: {
      id: true,
      name: true,
      idIndex: true,
      village: { select: { name: true } },
      class: { select: { name: true } },
    },
  })
  return rows.map(({ idIndex, ...row }) => ({
    ...row,
    sameId: who.idIndex !== null && idIndex !== null && Buffer.from(idIndex).equals(Buffer.from(who.idIndex)),
  }))
}

const PLACE = { id: true, code: true, name: true } as const

/** 登记所关的村与学校；不在本租户的是 null。 */
export async function findRegisterPlace(tx: Tx, actor: Official, villageId: string, schoolId: string) {
  const units = await tx.unit.findMany({
    where: { tenantId: actor.tenantId, id: { in: [villageId, schoolId] }, validTo: null },
    select: { ...PLACE, kind: true, parent: { select: PLACE } },
  })
  const village = units.find(({ id, kind }) => id === villageId && kind === 'village')
  const school = units.find(({ id, kind }) => id === schoolId && kind === 'school')
  return village?.parent && school ? { village, township: village.parent, school } : null
}

/** 户籍地代码属于本县哪个乡镇；不是本县的、到不了乡级的是 null。 */
export async function findHouseholdTownship(tx: Tx, actor: Official, code: string): Promise<string | null> {
  const township = townshipOf(code)
  if (!township) return null
  const found = await tx.unit.findFirst({
    where: { tenantId: actor.tenantId, kind: 'township', code: township, validTo: null },
    select: { id: true },
  })
  return found?.id ?? null
}

export type NewChild = {
  readonly name: string
  readonly gender: string
  readonly birthOn: PlainDate
  readonly idKind: string
  readonly idCipher: Sealed | null
  readonly idIndex: Sealed | null
  readonly idTail4Index: Sealed | null
  readonly idTail6Index: Sealed | null
  readonly addressCipher: Sealed | null
  readonly addressIndex: Sealed | null
  /** 户籍地 12 位区划代码与本县的乡镇；不清楚、不在本县的为空。 */
  readonly householdCode: string | null
  readonly householdTownshipId: string | null
  readonly townshipId: string
  readonly villageId: string
  readonly schoolId: string
}

/** 写下一个孩子，给出其 id。 */
export async function insertChild(tx: Tx, actor: Official, child: NewChild): Promise<string> {
  const id = newId()
  const { pinyin, initials } = nameSpelling(child.name)
  await tx.child.createMany({
    data: {
      ...child,
      tenantId: actor.tenantId,
      id,
      namePinyin: pinyin,
      nameInitials: initials,
      birthOn: columnFromDay(child.birthOn),
      status: 'never_enrolled',
      version: 1,
      recordedAt: new Date(),
    },
  })
  return id
}

/** 写下监护人。 */
export async function insertGuardian(
  tx: Tx,
  actor: Official,
  guardian: {
    readonly childId: string
    readonly name: string
    readonly relation: string
    readonly phoneCipher: Sealed | null
    readonly phoneIndex: Sealed | null
  },
): Promise<void> {
  await tx.guardian.createMany({
    data: { ...guardian, tenantId: actor.tenantId, id: newId(), main: true },
  })
}
