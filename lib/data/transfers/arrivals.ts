import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { childReach } from '#lib/data/reach'
import { transferReach } from '#lib/data/reach-papers'
import type { Official } from '#lib/rules/people/actor'
import { OPEN_TRANSFER_STATES } from '#lib/rules/placements/transfer-states'
import type { TransferSummary } from './transfers.ts'

type Sealed = Uint8Array<ArrayBuffer>

export type SealedNumbers = {
  readonly idCipher: Sealed | null
  readonly idIndex: Sealed | null
  readonly idTail4Index: Sealed | null
  readonly idTail6Index: Sealed | null
  readonly studentNumberCipher: Sealed | null
  readonly studentNumberIndex: Sealed | null
  readonly phoneCipher: Sealed | null
  readonly phoneIndex: Sealed | null
}

/** 同一证件号、学籍号：已在本县哪个班的孩子，或还在办的另一份转来；都没有是 null。 */
export async function findSameNumbers(
  tx: Tx,
  actor: Official,
  { idIndex, studentNumberIndex }: Pick<SealedNumbers, 'idIndex' | 'studentNumberIndex'>,
): Promise<'on_roll' | 'arriving' | null> {
  const same = [...(idIndex ? [{ idIndex }] : []), ...(studentNumberIndex ? [{ studentNumberIndex }] : [])]
  if (same.length === 0) return null
  const child = await tx.child.findFirst({
    where: { AND: [childReach(actor), { classId: { not: null }, OR: same }] },
    select: { id: true },
  })
  if (child) return 'on_roll'
  const arriving = await tx.transfer.findFirst({
    where: { AND: [transferReach(actor), { state: { in: [...OPEN_TRANSFER_STATES] }, OR: same }] },
    select: { id: true },
  })
  return arriving ? 'arriving' : null
}

export type NewArrival = SealedNumbers & {
  readonly peerName: string
  readonly peerSerial: string
  readonly peerReplyCode: string | null
  readonly schoolNamed: string
  readonly reason: string
  readonly applicantName: string
  readonly applicantRelation: string
  readonly summary: TransferSummary
}

/** 教育局照来函写下一份，待安排学校；给出编号。 */
export async function insertArrival(tx: Tx, actor: Official, arrival: NewArrival): Promise<string> {
  const id = newId()
  await tx.transfer.createMany({
    data: {
      ...arrival,
      id,
      tenantId: actor.tenantId,
      route: 'from_outside',
      state: 'sent',
      summary: { ...arrival.summary },
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}
