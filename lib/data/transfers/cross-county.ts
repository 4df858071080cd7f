import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { nameSpelling } from '#lib/data/rolls/imports/name-spelling'
import { type FieldKeys, resealField, type SensitiveKind } from '#lib/data/sensitive'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import { openCaseOf } from './child-to-transfer.ts'
import type { FoundTransfer, TransferSummary } from './transfers.ts'

type Sealed = Uint8Array<ArrayBuffer>

/** 送往外县的最小一份：看得见的几样与三样密文。没有住址、劝返记录、附件、类别。 */
export type Letter = {
  readonly id: string
  readonly fromCode: string
  readonly fromName: string
  readonly summary: TransferSummary
  readonly reason: string
  readonly applicantName: string
  readonly applicantRelation: string
  readonly schoolNamed: string
  readonly sealed: {
    readonly id: Uint8Array | null
    readonly studentNumber: Uint8Array | null
    readonly phone: Uint8Array | null
  }
}

/** 装信：只取这一份转学的孩子的三样密文；案照此刻的写，不照提出那天的。 */
export async function letterOf(
  tx: Tx,
  clock: Clockwork,
  transfer: FoundTransfer,
  from: { readonly code: string; readonly name: string },
): Promise<Letter> {
  if (!transfer.childId) throw new Error('a transfer out has no child')
  const child = await tx.child.findFirstOrThrow({
    where: { tenantId: clock.tenantId, id: transfer.childId },
    select: {
      idCipher: true,
      studentNumberCipher: true,
      guardians: { orderBy: { main: 'desc' }, take: 1, select: { phoneCipher: true } },
    },
  })
  const summary = { ...transfer.summary, kase: await openCaseOf(tx, clock, transfer.childId) }
  const { id, reason, applicantName, applicantRelation, schoolNamed } = transfer
  return {
    ...{ id, summary, reason, applicantName, applicantRelation, schoolNamed },
    fromCode: from.code,
    fromName: from.name,
    sealed: {
      id: child.idCipher,
      studentNumber: child.studentNumberCipher,
      phone: child.guardians[0]?.phoneCipher ?? null,
    },
  }
}

/** 写进对方县：密文当场换成那一县的钥，同一封信写几遍都只有一行。给出是否由此次写成。 */
export async function deliverLetter(
  tx: Tx,
  to: Clockwork,
  keys: FieldKeys,
  fromTenantId: string,
  letter: Letter,
): Promise<boolean> {
  const move = (kind: SensitiveKind, sealed: Uint8Array | null) =>
    sealed ? resealField(keys, { fromTenantId, toTenantId: to.tenantId, kind }, sealed) : null
  const id = move('id_number', letter.sealed.id)
  const studentNumber = move('student_number', letter.sealed.studentNumber)
  const phone = move('guardian_phone', letter.sealed.phone)
  const { count } = await tx.transfer.createMany({
    data: {
      tenantId: to.tenantId,
      id: letter.id,
      route: 'from_county',
      state: 'sent',
      peerCode: letter.fromCode,
      peerName: letter.fromName,
      schoolNamed: letter.schoolNamed,
      reason: letter.reason,
      applicantName: letter.applicantName,
      applicantRelation: letter.applicantRelation,
      summary: { ...letter.summary },
      idCipher: id?.cipher ?? null,
      idIndex: id?.index ?? null,
      idTail4Index: tailOf(id, 'tail4'),
      idTail6Index: tailOf(id, 'tail6'),
      studentNumberCipher: studentNumber?.cipher ?? null,
      studentNumberIndex: studentNumber?.index ?? null,
      phoneCipher: phone?.cipher ?? null,
      phoneIndex: phone?.index ?? null,
      recordedAt: new Date(),
    },
    skipDuplicates: true,
  })
  return count === 1
}

function tailOf(field: ReturnType<typeof resealField> | null, tail: 'tail4' | 'tail6'): Sealed | null {
  return field && tail in field ? ((field as Record<string, Sealed>)[tail] ?? null) : null
}

export type Newcomer = {
  readonly childId: string
  readonly version: number
  readonly classId: string | null
  readonly householdTownshipId: string | null
}

/** 同一证件号或学籍号已经登记在本县的那个孩子；没有为 null。 */
export async function findKnownChild(
  tx: Tx,
  { tenantId }: Clockwork,
  transferId: string,
): Promise<Newcomer | null> {
  const rows = await tx.$queryRaw<Newcomer[]>`
    select c.id as "childId", c.version, c.class_id as "classId", c.household_township_id as "householdTownshipId" from app.transfer t
    join app.child c on c.tenant_id = t.tenant_id and c.status <> 'retired'
      and (c.id_index = t.id_index or c.student_number_index = t.student_number_index)
    where t.tenant_id = ${tenantId}::uuid and t.id = ${transferId}::uuid order by c.id_index = t.id_index desc limit 1`
  return rows[0] ?? null
}

/** 照来信登记一个本县没有的孩子，连同监护人；给出编号。 */
export async function registerNewcomer(
  tx: Tx,
  clock: Clockwork,
  transfer: FoundTransfer,
  place: { readonly schoolId: string; readonly classId: string; readonly townshipId: string | null },
): Promise<Newcomer> {
  const { tenantId } = clock
  const sealed = await tx.transfer.findFirstOrThrow({
    where: { tenantId, id: transfer.id },
    select: {
      idCipher: true,
      idIndex: true,
      idTail4Index: true,
      idTail6Index: true,
      studentNumberCipher: true,
      studentNumberIndex: true,
      phoneCipher: true,
      phoneIndex: true,
    },
  })
  const { phoneCipher, phoneIndex, ...ids } = sealed
  const { childName, gender, birthOn, idKind, guardianName, guardianRelation } = transfer.summary
  const { pinyin, initials } = nameSpelling(childName)
  const childId = newId()
  await tx.child.createMany({
    data: {
      ...ids,
      ...place,
      tenantId,
      id: childId,
      name: childName,
      namePinyin: pinyin,
      nameInitials: initials,
      gender,
      birthOn: columnFromDay(plainDate(birthOn)),
      idKind,
      status: 'enrolled',
      recordedAt: new Date(),
    },
  })
  await tx.guardian.createMany({
    data: {
      tenantId,
      id: newId(),
      childId,
      name: guardianName || transfer.applicantName,
      relation: guardianRelation || transfer.applicantRelation,
      main: true,
      phoneCipher,
      phoneIndex,
    },
  })
  return { childId, version: 1, classId: place.classId, householdTownshipId: null }
}

/** 材料送到了、答复带回了：记下何时。 */
export async function markCarried(tx: Tx, { tenantId }: Clockwork, transferId: string): Promise<boolean> {
  const { count } = await tx.transfer.updateMany({
    where: { tenantId, id: transferId, carriedAt: null },
    data: { carriedAt: new Date() },
  })
  return count === 1
}
