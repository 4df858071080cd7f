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

/** 一页多少人。 */
export const LEFT_BEHIND_PER_PAGE = 200

const leftBehind = (actor: Official, missing: boolean) => ({
  AND: [
    childReach(actor),
    { childCategorys: { some: { category: 'left_behind', toOn: null } } },
    missing ? { leftBehindCards: { none: {} } } : {},
  ],
})

/** 可及范围内标注为留守的孩子共几人、还没有卡的几人。 */
export async function countLeftBehind(tx: Tx, actor: Official) {
  return {
    total: await tx.child.count({ where: leftBehind(actor, false) }),
    missing: await tx.child.count({ where: leftBehind(actor, true) }),
  }
}

/** 可及范围内标注为留守的孩子，一页：没有卡的在前，其后按村、按姓名。 */
export async function listLeftBehind(
  tx: Tx,
  actor: Official,
  { page, missing }: { readonly page: number; readonly missing: boolean },
) {
  const rows = await tx.child.findMany({
    where: leftBehind(actor, missing),
    orderBy: [
      { leftBehindCards: { _count: 'asc' } },
      { village: { code: 'asc' } },
      { namePinyin: 'asc' },
      { id: 'asc' },
    ],
    skip: (page - 1) * LEFT_BEHIND_PER_PAGE,
    take: LEFT_BEHIND_PER_PAGE,
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
