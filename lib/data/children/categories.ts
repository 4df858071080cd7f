import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { labelReach, viaChild } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { ChildCategory } from '#lib/rules/people/child-categories'

/** 现有的标注里是否已有这一类。 */
export async function hasCategory(
  tx: Tx,
  actor: Official,
  childId: string,
  category: ChildCategory,
): Promise<boolean> {
  const found = await tx.childCategory.findFirst({
    where: { AND: [viaChild(actor), { childId, category, toOn: null }] },
    select: { id: true },
  })
  return found !== null
}

/** 标注一类。 */
export async function insertCategory(
  tx: Tx,
  actor: Official,
  row: { readonly childId: string; readonly category: ChildCategory; readonly fromOn: PlainDate },
): Promise<string> {
  const id = newId()
  await tx.childCategory.createMany({
    data: { tenantId: actor.tenantId, id, ...row, fromOn: columnFromDay(row.fromOn) },
  })
  return id
}

/** 限阅的一类：封存之后另存。 */
export async function insertLabel(
  tx: Tx,
  actor: Official,
  row: {
    readonly childId: string
    readonly labelCipher: Uint8Array<ArrayBuffer>
    readonly fromOn: PlainDate
  },
): Promise<string> {
  const id = newId()
  await tx.restrictedLabel.createMany({
    data: { tenantId: actor.tenantId, id, ...row, fromOn: columnFromDay(row.fromOn) },
  })
  return id
}

/** 标注到此为止；限阅的同样办。给出改动的行数，没有这一行是 0。 */
export async function closeCategory(
  tx: Tx,
  actor: Official,
  ended: { readonly childId: string; readonly categoryId: string; readonly toOn: PlainDate },
): Promise<number> {
  const toOn = columnFromDay(ended.toOn)
  const open = { id: ended.categoryId, childId: ended.childId, toOn: null, fromOn: { lte: toOn } }
  const plain = await tx.childCategory.updateMany({
    where: { AND: [viaChild(actor), open] },
    data: { toOn },
  })
  if (plain.count > 0) return plain.count
  const sealed = await tx.restrictedLabel.updateMany({
    where: { AND: [labelReach(actor), open] },
    data: { toOn },
  })
  return sealed.count
}
