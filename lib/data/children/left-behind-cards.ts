import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { childReach, viaChild } from '#lib/data/reach'
import { openText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import { instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'

/** 一个孩子的各版卡，新的在前；内容是解开的文字，由调用者照卡的样子再验一遍。 */
export async function listCards(tx: Tx, actor: Official, keys: FieldKeys, childId: string) {
  const rows = await tx.leftBehindCard.findMany({
    where: { AND: [viaChild(actor), { childId }] },
    orderBy: { version: 'desc' },
    select: {
      id: true,
      version: true,
      bodyCipher: true,
      recordedAt: true,
      person: { select: { name: true } },
    },
  })
  return rows.map(({ bodyCipher, recordedAt, ...row }) => ({
    ...row,
    recordedAt: instant(recordedAt.getTime()),
    body: openText(keys, actor.tenantId, 'left_behind_card', bodyCipher),
  }))
}

/** 现有几版。 */
export async function countCards(tx: Tx, actor: Official, childId: string): Promise<number> {
  return tx.leftBehindCard.count({ where: { AND: [viaChild(actor), { childId }] } })
}

export async function insertCard(
  tx: Tx,
  actor: Official,
  row: {
    readonly childId: string
    readonly version: number
    readonly bodyCipher: Uint8Array<ArrayBuffer>
  },
): Promise<void> {
  await tx.leftBehindCard.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      ...row,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

/** 可及范围内标注为留守的孩子，各有没有卡。 */
export async function listLeftBehind(tx: Tx, actor: Official) {
  const rows = await tx.child.findMany({
    where: {
      AND: [childReach(actor), { childCategorys: { some: { category: 'left_behind', toOn: null } } }],
    },
    orderBy: [{ village: { code: 'asc' } }, { namePinyin: 'asc' }, { id: 'asc' }],
    take: 2_000,
    select: {
      id: true,
      name: true,
      school: { select: { name: true } },
      class: { select: { name: true } },
      village: { select: { name: true } },
      leftBehindCards: { orderBy: { version: 'desc' }, take: 1, select: { version: true } },
    },
  })
  return rows.map(({ leftBehindCards, ...row }) => ({ ...row, version: leftBehindCards[0]?.version ?? null }))
}

export type LeftBehindRow = Awaited<ReturnType<typeof listLeftBehind>>[number]
