import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { noteReach, viaChild } from '#lib/data/reach'
import { openText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

/** 一个孩子的结对与活动，新的在前；限阅的内容读得到才有，读不到是 null。 */
export async function listPairings(tx: Tx, actor: Official, keys: FieldKeys, childId: string) {
  const rows = await tx.pairing.findMany({
    where: { AND: [viaChild(actor), { childId }] },
    orderBy: [{ fromOn: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      kind: true,
      helperName: true,
      helperUnit: true,
      fromOn: true,
      aim: true,
      endedOn: true,
      endedWhy: true,
      activities: {
        orderBy: [{ onDay: 'desc' }, { recordedAt: 'desc' }],
        select: { id: true, kind: true, onDay: true, content: true, person: { select: { name: true } } },
      },
    },
  })
  const notes = await tx.supportNote.findMany({
    where: { AND: [noteReach(actor), { childId }] },
    select: { activityId: true, noteCipher: true },
  })
  const readable = new Map(
    notes.map((note) => [note.activityId, openText(keys, actor.tenantId, 'support_note', note.noteCipher)]),
  )
  return rows.map((row) => ({
    ...row,
    fromOn: dayFromColumn(row.fromOn),
    endedOn: row.endedOn ? dayFromColumn(row.endedOn) : null,
    activities: row.activities.map((one) => ({
      ...one,
      onDay: dayFromColumn(one.onDay),
      content: one.content ?? readable.get(one.id) ?? null,
      restricted: one.content === null,
    })),
  }))
}

export type ChildPairing = Awaited<ReturnType<typeof listPairings>>[number]

/** 一对的起止，办活动、终止之前看。 */
export async function findPairing(tx: Tx, actor: Official, childId: string, pairingId: string) {
  const row = await tx.pairing.findFirst({
    where: { AND: [viaChild(actor), { childId, id: pairingId }] },
    select: { id: true, caseId: true, fromOn: true, endedOn: true },
  })
  return row
    ? {
        ...row,
        fromOn: dayFromColumn(row.fromOn),
        endedOn: row.endedOn ? dayFromColumn(row.endedOn) : null,
      }
    : null
}

function mine(actor: Official) {
  return {
    tenantId: actor.tenantId,
    personId: actor.personId,
    recordedAt: new Date(),
  }
}

export async function insertPairing(
  tx: Tx,
  actor: Official,
  row: {
    readonly childId: string
    readonly caseId: string | null
    readonly kind: string
    readonly helperId: string | null
    readonly helperName: string
    readonly helperUnit: string
    readonly fromOn: PlainDate
    readonly aim: string
  },
): Promise<string> {
  const id = newId()
  await tx.pairing.createMany({
    data: {
      ...mine(actor),
      id,
      ...row,
      fromOn: columnFromDay(row.fromOn),
      appointmentId: actor.appointmentId,
    },
  })
  return id
}

/** 终止；已经终止的不再动。给出改动的行数。 */
export async function closePairing(
  tx: Tx,
  actor: Official,
  ended: { readonly pairingId: string; readonly endedOn: PlainDate; readonly endedWhy: string },
): Promise<number> {
  const { count } = await tx.pairing.updateMany({
    where: { AND: [viaChild(actor), { id: ended.pairingId, endedOn: null }] },
    data: { endedOn: columnFromDay(ended.endedOn), endedWhy: ended.endedWhy },
  })
  return count
}

/** 活动一次；限阅的内容封存另存。 */
export async function insertActivity(
  tx: Tx,
  actor: Official,
  row: {
    readonly pairingId: string
    readonly childId: string
    readonly kind: string
    readonly onDay: PlainDate
    readonly content: string | null
    readonly note: Uint8Array<ArrayBuffer> | null
  },
): Promise<string> {
  const id = newId()
  const { note, ...open } = row
  await tx.supportActivity.createMany({
    data: {
      ...mine(actor),
      id,
      ...open,
      onDay: columnFromDay(row.onDay),
      appointmentId: actor.appointmentId,
    },
  })
  if (note) {
    await tx.supportNote.createMany({
      data: { ...mine(actor), id: newId(), activityId: id, childId: row.childId, noteCipher: note },
    })
  }
  return id
}
